import type { Timers } from '../../../kernel/clock.ts';
import { Fault } from '../../../kernel/fault.ts';
import { probeAri } from '../instance/probe-ari.ts';
import type { InstanceLog } from '../instance-log.ts';
import { type AriConnection, type AriSettings, type AriSignal, openAri, patienceOf } from './ari-connection.ts';
import { type AriNode, readNode } from './ari-node.ts';

/** Whoever keeps the calls. */
export type AriOwner = {
  event(event: unknown): void;
  /** The socket is up: compare with Asterisk what you know. Only when this resolves is the connection ready. */
  resync(nodeRestarted: boolean): Promise<void>;
  ready(nodeRestarted: boolean): void;
  down(): void;
};

/**
 * Keeps one connection to ARI alive: heartbeat, a new client when ari-client gives up, resync after each reconnection, and
 * stepping down for good when another controller takes the application.
 */
export class AriSupervisor {
  readonly #settings: AriSettings;
  readonly #timers: Timers;
  readonly #log: InstanceLog;
  readonly #owner: AriOwner;
  readonly #end = new AbortController();
  readonly #waiting = new Set<() => void>();
  #connection: AriConnection | undefined;
  #node: AriNode | undefined;
  #ready = false;
  /** Counts sockets, so that a resync which was overtaken by the next loss is dropped. */
  #socket = 0;
  #heard = true;

  constructor(settings: AriSettings, timers: Timers, log: InstanceLog, owner: AriOwner) {
    this.#settings = settings;
    this.#timers = timers;
    this.#log = log;
    this.#owner = owner;
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** Undefined before the first connection only. */
  get connection(): AriConnection | undefined {
    return this.#connection;
  }

  /** Connects; waits up to `patienceMs` for an Asterisk that is still starting. Throws the Faults of `probeAri`. */
  async start(patienceMs: number): Promise<void> {
    let waited = 0;
    while (true) {
      try {
        await this.#open();
        await this.whenReady(firstResyncMs);
        if (!this.#ready) throw new Fault('ari_unreachable', `ARI at ${this.#settings.url} fell silent`, { retryable: true });
        void this.#beat();
        return;
      } catch (error) {
        if (!(error instanceof Fault && error.retryable) || waited >= patienceMs) {
          this.close();
          throw error;
        }
        await this.#timers.sleep(firstRetryMs);
        waited += firstRetryMs;
      }
    }
  }

  /** Resolves when the connection is ready, at the latest after `ms`. */
  async whenReady(ms: number): Promise<void> {
    if (this.#ready) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    const cancel = this.#timers.after(ms, resolve);
    await promise;
    cancel();
    this.#waiting.delete(resolve);
  }

  /** Stops for good; calls stay as they are. */
  close(): void {
    this.#end.abort();
    this.#ready = false;
    this.#connection?.close();
    for (const resolve of this.#waiting) resolve();
  }

  async #open(): Promise<void> {
    // Past ari-client, which waits for ever when nobody answers and cannot tell a refused login from a broken server.
    await probeAri(this.#settings);
    const tell = (signal: AriSignal) => this.#take(signal);
    try {
      this.#connection = await openAri(this.#settings, this.#timers, tell);
    } catch (cause) {
      if (cause instanceof Fault) throw cause;
      throw new Fault('ari_unreachable', `ARI at ${this.#settings.url} broke off while it told what it can do`, {
        retryable: true,
        remedy: 'see whether Asterisk is running',
      });
    }
    if (this.#end.signal.aborted) this.#connection.close();
    else if (this.#upBeforeOpen) this.#up();
  }

  /** The first `up` comes before `openAri` has handed us the connection. */
  #upBeforeOpen = false;

  #take(signal: AriSignal): void {
    this.#heard = true;
    switch (signal.type) {
      case 'event':
        this.#owner.event(signal.event);
        return;
      case 'up':
        if (this.#connection) this.#up();
        else this.#upBeforeOpen = true;
        return;
      case 'down':
        this.#down();
        return;
      case 'given_up':
        this.#down();
        this.#connection?.close();
        this.#connection = undefined;
        void this.#reopen();
        return;
      case 'unreadable_event':
        this.#log.warn({}, 'ARI sent an event that is no JSON');
        return;
      case 'pong':
        return;
    }
  }

  #up(): void {
    this.#upBeforeOpen = false;
    this.#socket += 1;
    void this.#resync(this.#socket).catch((error: unknown) => {
      this.#log.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'resync with Asterisk failed; reconnecting',
      );
      this.#connection?.breakOff();
    });
  }

  async #resync(socket: number): Promise<void> {
    const node = readNode(await this.#connection?.call('asterisk.getInfo'));
    const restarted =
      this.#node !== undefined && (node.bootedAt !== this.#node.bootedAt || node.entityId !== this.#node.entityId);
    await this.#owner.resync(restarted);
    if (socket !== this.#socket || this.#end.signal.aborted) return;
    this.#node = node;
    this.#ready = true;
    this.#log.info({ version: node.version, bootedAt: node.bootedAt, nodeRestarted: restarted }, 'connected to Asterisk');
    for (const resolve of this.#waiting) resolve();
    this.#owner.ready(restarted);
  }

  #down(): void {
    this.#socket += 1;
    if (!this.#ready) return;
    this.#ready = false;
    this.#log.warn({}, 'connection to Asterisk lost');
    this.#owner.down();
  }

  async #reopen(): Promise<void> {
    while (!this.#end.signal.aborted) {
      try {
        await this.#open();
        return;
      } catch (error) {
        const fault = error instanceof Fault ? error : undefined;
        this.#log.error({ code: fault?.code, remedy: fault?.remedy }, 'no connection to Asterisk');
      }
      await this.#pause(reopenMs);
    }
  }

  async #beat(): Promise<void> {
    const { heartbeat, pong } = patienceOf(this.#settings);
    while (!this.#end.signal.aborted) {
      await this.#pause(heartbeat);
      if (!this.#ready) continue;
      this.#heard = false;
      this.#connection?.ping();
      await this.#pause(pong);
      if (this.#heard || !this.#ready || this.#end.signal.aborted) continue;
      this.#log.warn({ afterMs: pong }, 'Asterisk gave no sign of life; reconnecting');
      this.#connection?.breakOff();
    }
  }

  async #pause(ms: number): Promise<void> {
    await this.#timers.sleep(ms, this.#end.signal).catch(() => undefined);
  }
}

const firstRetryMs = 250;
const firstResyncMs = 15_000;
const reopenMs = 2000;
