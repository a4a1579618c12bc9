import { Pool } from 'undici';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';

/** One operation as the server describes it: `post /channels/{channelId}/play` and where each parameter belongs. */
export type DescribedOperation = {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly paramType: 'path' | 'query' | 'body' }[];
};

export type AriServer = { readonly url: string; readonly user: string; readonly password: string };

/**
 * Carries operations over connections that are kept alive: ari-client's own requests open one each, which cost more than half of the
 * controller's processor time per call (docs/decisions/0008). A connection is given up long before Asterisk would (`session_keep_alive`,
 * 15 s), so that no order is written to one that is closing.
 */
export class AriRequests {
  readonly #pool: Pool;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(server: AriServer, answerMs: number) {
    this.#pool = new Pool(new URL(server.url).origin, {
      connections: openConnections,
      keepAliveTimeout: 5000,
      keepAliveMaxTimeout: 8000,
      headersTimeout: answerMs,
      bodyTimeout: answerMs,
    });
    const login = Buffer.from(`${server.user}:${server.password}`).toString('base64');
    this.#headers = { authorization: `Basic ${login}`, 'content-type': 'application/json' };
  }

  /** Rejects with AriRefusal when the server said no, with AriNoAnswer when the connection broke: then it may have happened or not. */
  async send(operation: DescribedOperation, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { path, body } = addressed(operation, parameters);
    const answer = await this.#exchange(operation.method.toUpperCase(), path, body);
    if (answer.status >= 400) throw refusalOf(answer.text);
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  }

  close(): void {
    void this.#pool.destroy().catch(() => undefined); // nobody waits for it any more
  }

  async #exchange(method: string, path: string, body: string | null): Promise<{ status: number; text: string }> {
    try {
      const { statusCode, body: answer } = await this.#pool.request({ method, path, body, headers: this.#headers });
      return { status: statusCode, text: await answer.text() };
    } catch (error) {
      throw new AriNoAnswer(error instanceof Error ? error.message : String(error));
    }
  }
}

/** Asterisk's `sessionlimit` is ours to set (asterisk-config/pbx/http.conf); so many suffice for any rate that one node carries. */
const openConnections = 40;

/** Where an operation goes and what it carries. Throws RangeError on a parameter that the server does not know. */
export function addressed(
  { path, parameters }: DescribedOperation,
  values: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly body: string | null } {
  let place = `/ari${path}`;
  let query = '';
  let body: string | null = null;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const where = parameters.find((parameter) => parameter.name === name)?.paramType;
    if (where === 'path') place = place.replace(`{${name}}`, encodeURIComponent(String(value)));
    else if (where === 'query') query += `${query ? '&' : '?'}${name}=${encodeURIComponent(String(value))}`;
    else if (where === 'body') body = JSON.stringify({ [name]: value });
    else throw new RangeError(`${path} knows no parameter ${name}`);
  }
  return { path: `${place}${query}`, body };
}

/** `{"message":"Channel not found"}` */
function refusalOf(text: string): AriRefusal {
  const message = /^\s*\{\s*"(?:message|error)":\s*"([^"]*)"/.exec(text)?.[1] ?? text;
  return new AriRefusal(codeOf(message), message);
}

/** `Channel not found` -> `channel_not_found` */
function codeOf(message: string): string {
  return message
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .slice(0, 60);
}
