import { AriNoAnswer, AriRefusal } from './ari-errors.ts';

/** One operation as the server describes it: `post /channels/{channelId}/play` and where each parameter belongs. */
export type DescribedOperation = {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly paramType: 'path' | 'query' | 'body' }[];
};

export type AriServer = { readonly url: string; readonly user: string; readonly password: string };

/** Asterisk's answer to one operation: an HTTP status, and JSON or nothing. */
type Answer = { readonly status: number; readonly text: string };

/**
 * Carries operations as HTTP requests. For those that are rare: a request costs either side several times what a message of the event
 * socket does (docs/decisions/0014).
 * Rejects with AriRefusal when the server said no, with AriNoAnswer when no answer came: then it may have happened or not.
 */
export class AriHttp {
  readonly #server: AriServer;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #closed = new AbortController();

  constructor(server: AriServer) {
    this.#server = server;
    const login = Buffer.from(`${server.user}:${server.password}`).toString('base64');
    this.#headers = { authorization: `Basic ${login}`, 'content-type': 'application/json' };
  }

  async send(operation: DescribedOperation, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { path, body } = addressed(operation, parameters);
    const answer = await this.#exchange(operation.method.toUpperCase(), new URL(`/ari/${path}`, this.#server.url), body);
    return readAnswer(answer);
  }

  close(): void {
    this.#closed.abort();
  }

  async #exchange(method: string, url: URL, body: string | null): Promise<Answer> {
    try {
      const answer = await fetch(url, { method, body, headers: this.#headers, signal: this.#closed.signal });
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      throw new AriNoAnswer(error instanceof Error ? error.message : String(error));
    }
  }
}

/**
 * Carries operations as messages of the event socket ("ARI REST over WebSocket"). Asterisk works through them one after the other, in the
 * thread that reads the socket: only for those that it answers without waiting for a channel.
 * Rejects like AriHttp; when the socket breaks, all that wait for an answer are told so.
 */
export class AriMessages {
  readonly #waiting = new Map<string, { resolve(answer: Answer): void; reject(error: AriNoAnswer): void }>();
  readonly #write: (message: string) => boolean;
  #sent = 0;

  /** `write` gives false when there is no open socket. */
  constructor(write: (message: string) => boolean) {
    this.#write = write;
  }

  async send(operation: DescribedOperation, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { path, body } = addressed(operation, parameters);
    this.#sent += 1;
    const id = String(this.#sent);
    const message = {
      ...{ type: 'RESTRequest', request_id: id, method: operation.method.toUpperCase(), uri: path },
      ...(body !== null && { content_type: 'application/json', message_body: body }),
    };
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.set(id, { resolve, reject });
    if (!this.#write(JSON.stringify(message))) this.#reject(id, 'the event socket is not open');
    return readAnswer(await promise);
  }

  /** True when `message` was an answer to one of ours. */
  take(message: unknown): boolean {
    const answer = message as Partial<RestResponse> | null;
    if (answer?.type !== 'RESTResponse') return false;
    const id = String(answer.request_id);
    this.#waiting.get(id)?.resolve({ status: Number(answer.status_code), text: answer.message_body ?? '' });
    this.#waiting.delete(id);
    return true;
  }

  /** The socket is gone: what was written may have been read or not. */
  lost(): void {
    for (const id of [...this.#waiting.keys()]) this.#reject(id, 'the event socket broke');
  }

  #reject(id: string, why: string): void {
    this.#waiting.get(id)?.reject(new AriNoAnswer(why));
    this.#waiting.delete(id);
  }
}

type RestResponse = {
  readonly type: 'RESTResponse';
  readonly request_id: string;
  readonly status_code: number;
  readonly message_body?: string;
};

/** Where an operation goes, below `/ari/`, and what it carries. Throws RangeError on a parameter that the server does not know. */
export function addressed(
  { path, parameters }: DescribedOperation,
  values: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly body: string | null } {
  let place = path.slice(1);
  let query = '';
  let body: string | null = null;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const where = parameters.find((parameter) => parameter.name === name)?.paramType;
    if (where === 'path') place = place.replace(`{${name}}`, encodeURIComponent(String(value)));
    else if (where === 'query') query += `${query ? '&' : '?'}${name}=${encodeURIComponent(String(value))}`;
    else if (where === 'body') body = JSON.stringify(value);
    else throw new RangeError(`${path} knows no parameter ${name}`);
  }
  return { path: `${place}${query}`, body };
}

function readAnswer({ status, text }: Answer): unknown {
  if (status >= 400) throw refusalOf(text);
  return text === '' ? undefined : JSON.parse(text);
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
