import { createRequire } from 'node:module';
import { type Client, connect } from 'ari-client';
import type { Timers } from '../../../kernel/clock.ts';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';
import { AriHttp, AriMessages, type DescribedOperation } from './ari-requests.ts';

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
  | { readonly type: 'unreadable_event' };

/** Operations of the server's description that we use. */
export type AriOperation =
  | 'asterisk.getInfo'
  | `applications.${'get' | 'filter' | 'subscribe'}`
  | `bridges.${'list' | 'createWithId' | 'addChannel' | 'destroy'}`
  | `channels.${'list' | 'originateWithId' | 'hangup' | 'ring' | 'answer' | 'playWithId' | 'startSilence' | 'stopSilence' | 'rtpstatistics' | 'getChannelVar'}`
  | `channels.${'setChannelVar' | 'continueInDialplan' | 'snoopChannelWithId' | 'externalMedia' | 'record'}`
  | `recordings.${'getLive' | 'stop' | 'pause' | 'unpause'}`
  | `playbacks.${'get' | 'stop'}`;

export interface AriConnection {
  /**
   * Rejects with AriRefusal when the server said no, with AriNoAnswer when no answer came in time.
   */
  call(operation: AriOperation, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Asks the far end for a sign of life; the answer is the signal `pong`. */
  ping(): void;
  /** Cuts a socket that shows no life; ari-client then reconnects by itself. */
  breakOff(): void;
  /** For good. */
  close(): void;
}

/** What Asterisk answers without waiting for a channel goes over the event socket. */
const prompt: ReadonlySet<AriOperation> = new Set<AriOperation>([
  'channels.originateWithId',
  'channels.hangup',
  'channels.playWithId',
  'channels.startSilence',
  'channels.stopSilence',
  'playbacks.stop',
]);

/**
 * The only file that knows ari-client, which reads the server's description and keeps the event socket of `app` up. Events are read off
 * that socket and operations carried by `AriMessages` and `AriHttp`: ari-client would build an object with all its methods out of each.
 * Resolves when the socket is up; from then on ari-client reconnects ten times with growing pauses before `given_up`.
 */
export async function openAri(settings: AriSettings, timers: Timers, tell: (signal: AriSignal) => void): Promise<AriConnection> {
  const client = await inTime(connect(settings.url, settings.user, settings.password), timers, loadMs);
  let closed = false;
  const unlessClosed = (signal: AriSignal) => {
    if (!closed) tell(signal);
  };
  const socket = watchSocket(client, (message) => {
    const signal = readMessage(message);
    if (signal.type === 'event' && messages.take(signal.event)) return;
    unlessClosed(signal);
  });
  const messages = new AriMessages((text) => {
    const open = socket();
    if (open?.readyState !== openState) return false;
    open.send(text);
    return true;
  });
  client.on('WebSocketConnected', () => {
    if (closed) client.stop();
    else tell({ type: 'up' });
  });
  client.on('WebSocketReconnecting', () => {
    messages.lost();
    unlessClosed({ type: 'down' });
  });
  client.on('WebSocketMaxRetries', () => unlessClosed({ type: 'given_up' }));
  client.on('pong', () => unlessClosed({ type: 'pong' }));

  const { answer } = patienceOf(settings);
  const http = new AriHttp(settings);
  const connection: AriConnection = {
    call: (operation, parameters = {}) => {
      const carrier = prompt.has(operation) ? messages : http;
      return inTime(carrier.send(describedIn(client, operation), parameters), timers, answer);
    },
    ping: () => client.ping(),
    breakOff: () => socket()?.terminate(),
    close: () => {
      closed = true;
      http.close();
      messages.lost();
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
/** Throws AriRefusal `operation_unknown`. */
function describedIn(client: Client, name: AriOperation): DescribedOperation {
  const [resource = '', operation = ''] = name.split('.');
  const found = client._swagger.apis[resource]?.operations[operation];
  if (!found) throw new AriRefusal('operation_unknown', `this Asterisk has no ${name}`);
  return found;
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

type Socket = {
  readonly readyState: number;
  on(name: string, listener: (data: unknown) => void): Socket;
  send(text: string): void;
  terminate(): void;
};

/** `WebSocket.OPEN` */
const openState = 1;

/** Every socket that ari-client makes hands its messages to us instead of to ari-client, whose reading throws on an event that is new to it. */
function watchSocket(client: Client, receive: (message: unknown) => void): () => Socket | undefined {
  let current: Socket | undefined;
  Object.defineProperty(client, '_ws', {
    configurable: true,
    get: () => current,
    set: (socket: Socket) => {
      const on = socket.on.bind(socket);
      socket.on = (name, listener) => on(name, name === 'message' ? receive : listener);
      current = socket;
    },
  });
  return () => current;
}

function readMessage(message: unknown): AriSignal {
  try {
    return { type: 'event', event: JSON.parse(String(message)) };
  } catch {
    return { type: 'unreadable_event' };
  }
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
