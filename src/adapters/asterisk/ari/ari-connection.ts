import { createRequire } from 'node:module';
import { type Client, connect } from 'ari-client';
import type { Timers } from '../../../kernel/clock.ts';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';
import { limitConcurrency } from './limit-concurrency.ts';

export type AriSettings = {
  /** `http://127.0.0.1:8088` */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The Stasis application that this controller owns; one controller each. */
  readonly app: string;
  /** All in ms. `heartbeat` (10 s): how often a sign of life is asked for; `pong` (5 s) and `answer` (6 s): how long each may take. */
  readonly patience?: { readonly heartbeat: number; readonly pong: number; readonly answer: number };
};

/** What a connection tells. `up` and `down` may come many times; after `given_up` the connection is of no more use. */
export type AriSignal =
  | { readonly type: 'up' }
  | { readonly type: 'down' }
  | { readonly type: 'given_up' }
  | { readonly type: 'pong' }
  | { readonly type: 'event'; readonly event: unknown }
  | { readonly type: 'unreadable_event'; readonly eventType: string };

/** An operation of the server's description: `channels.hangup`. */
export type AriOperation = { [R in Resource]: `${R}.${Extract<keyof Client[R], string>}` }[Resource];
type Resource = 'asterisk' | 'applications' | 'bridges' | 'channels' | 'playbacks';

export interface AriConnection {
  /**
   * Rejects with AriRefusal when the server said no, with AriNoAnswer when no answer came in time (ari-client itself waits for ever
   * when the connection breaks: its HTTP client reports that to nobody).
   */
  call(operation: AriOperation, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Asks the far end for a sign of life; the answer is the signal `pong`. */
  ping(): void;
  /** Cuts a socket that shows no life; ari-client then reconnects by itself. */
  breakOff(): void;
  /** For good. */
  close(): void;
}

/**
 * The only file that knows ari-client. Reads the server's description, opens the event socket of `app` and carries calls.
 * Resolves when the socket is up; from then on ari-client reconnects ten times with growing pauses before `given_up`.
 */
export async function openAri(settings: AriSettings, timers: Timers, tell: (signal: AriSignal) => void): Promise<AriConnection> {
  const client = await inTime(connect(settings.url, settings.user, settings.password), timers, loadMs);
  const socket = watchSocket(client, (eventType) => tell({ type: 'unreadable_event', eventType }));
  let closed = false;
  const unlessClosed = (signal: AriSignal) => {
    if (!closed) tell(signal);
  };

  client.on('*', (event) => unlessClosed({ type: 'event', event }));
  client.on('WebSocketConnected', () => {
    if (closed) client.stop();
    else tell({ type: 'up' });
  });
  client.on('WebSocketReconnecting', () => unlessClosed({ type: 'down' }));
  client.on('WebSocketMaxRetries', () => unlessClosed({ type: 'given_up' }));
  client.on('pong', () => unlessClosed({ type: 'pong' }));

  const { answer } = patienceOf(settings);
  const take = limitConcurrency(openRequests);
  const connection: AriConnection = {
    call: (operation, parameters = {}) =>
      take(() => inTime(operationOf(client, operation)({ ...parameters }), timers, answer).catch(rethrow)),
    ping: () => client.ping(),
    breakOff: () => socket()?.terminate(),
    close: () => {
      closed = true;
      if (socket()) client.stop();
    },
  };
  try {
    await inTime(client.start(settings.app), timers, loadMs);
  } catch {
    connection.close();
    throw new AriNoAnswer('the event socket did not open');
  }
  return connection;
}

export function patienceOf({ patience }: AriSettings): NonNullable<AriSettings['patience']> {
  return patience ?? { heartbeat: 10_000, pong: 5000, answer: 6000 };
}

const loadMs = 15_000;
/** Asterisk's `sessionlimit` is 100 by default; each request in flight is a session. */
const openRequests = 40;

function operationOf(client: Client, name: AriOperation): (parameters: Record<string, unknown>) => Promise<unknown> {
  const [resource = '', operation = ''] = name.split('.');
  const found: unknown = Reflect.get(Object(Reflect.get(client, resource)), operation);
  if (typeof found !== 'function') throw new AriRefusal('operation_unknown', `this Asterisk has no ${name}`);
  return (parameters) => found(parameters);
}

async function inTime<T>(work: Promise<T>, timers: Timers, ms: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const cancel = timers.after(ms, () => reject(new AriNoAnswer(`no answer within ${ms} ms`)));
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
  }
}

/** ari-client hands on the server's answer as `Error('{"message":"Channel not found"}')`, without its status. */
function rethrow(error: unknown): never {
  if (error instanceof AriNoAnswer || error instanceof AriRefusal) throw error;
  const text = error instanceof Error ? error.message : String(error);
  const message = /^\{"(?:message|error)":\s*"([^"]*)"/.exec(text)?.[1] ?? text;
  throw new AriRefusal(codeOf(message), message);
}

/** `Channel not found` -> `channel_not_found` */
function codeOf(message: string): string {
  return message
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .slice(0, 60);
}

type Socket = { on(name: string, listener: (data: unknown) => void): Socket; terminate(): void };

/**
 * ari-client throws inside the socket's callback when an event is not in the description that it loaded (after an upgrade of
 * Asterisk, say), which would end the process. So every socket that it makes gets a listener that survives.
 */
function watchSocket(client: Client, unreadable: (eventType: string) => void): () => Socket | undefined {
  let current: Socket | undefined;
  Object.defineProperty(client, '_ws', {
    configurable: true,
    get: () => current,
    set: (socket: Socket) => {
      const on = socket.on.bind(socket);
      socket.on = (name, listener) =>
        on(
          name,
          name === 'message'
            ? (data) =>
                survive(
                  () => listener(data),
                  () => unreadable(typeOf(data)),
                )
            : listener,
        );
      current = socket;
    },
  });
  return () => current;
}

function survive(work: () => void, failed: () => void): void {
  try {
    work();
  } catch {
    failed();
  }
}

function typeOf(data: unknown): string {
  return /"type":\s*"(\w+)"/.exec(String(data))?.[1] ?? 'no_json';
}

/**
 * swagger-client, below ari-client, prints a notice to stdout at each start, and throws a bare string out of a socket callback (the
 * end of the process) when the description cannot be read; ari-client has been told by then.
 */
function tameSwagger(): void {
  const load = createRequire(createRequire(import.meta.url).resolve('ari-client'));
  const { SwaggerApi } = load('swagger-client') as { SwaggerApi: { prototype: { fail: unknown } } };
  SwaggerApi.prototype.fail = function fail(this: { failure(message: unknown): void }, message: unknown) {
    this.failure(message);
  };
  Object.assign(globalThis, { log: () => undefined });
}

tameSwagger();
