import type { Problem } from '../../web/api-types.ts';

/** A no from the server, by its code; `unreachable` when no answer came. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  /** One sentence for a person, where the server gave one. */
  readonly detail: string | null;
  /** What is wrong where: `body/name`. */
  readonly issues: readonly { readonly at: string; readonly message: string }[];
  /** What `detail` names. */
  readonly values: NonNullable<Problem['values']>;

  constructor(
    code: string,
    status: number,
    message: string,
    { detail = null, issues = [], values = {} }: Partial<Pick<ApiProblem, 'detail' | 'issues' | 'values'>> = {},
  ) {
    super(message);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.issues = issues;
    this.values = values;
  }

  /** As the server answered it; `answer` may be anything. */
  static of(status: number, answer: unknown): ApiProblem {
    const { code = 'other', title = '', detail = null, ...more } = (answer ?? {}) as Partial<Problem>;
    return new ApiProblem(code, status, title, { detail, issues: more.issues ?? [], values: more.values ?? {} });
  }
}

let aheadMs = 0;

/** The server's time in epoch ms, as far as this browser can tell: running calls are timed by it. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}

/** Asks the API. `key`: of an order that may arrive twice and shall be done once. Throws ApiProblem. */
export async function ask<Answer>(
  path: string,
  order: { method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; body?: unknown; key?: string; signal?: AbortSignal } = {},
): Promise<Answer> {
  const { method = 'GET', body, key, signal } = order;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
        body: JSON.stringify(body),
      }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    throw new ApiProblem('unreachable', 0, String(cause));
  }
  keepTime(response);
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as Answer;
  throw ApiProblem.of(response.status, answer);
}

/** The Date header counts whole seconds: smaller differences are no difference. */
function keepTime(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const ahead = date + 500 - Date.now();
  aheadMs = Math.abs(ahead) < 1_500 ? 0 : ahead;
}
