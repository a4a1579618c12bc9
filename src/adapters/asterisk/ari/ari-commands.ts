import type { InstanceLog } from '../instance-log.ts';
import type { AriConnection, AriOperation } from './ari-connection.ts';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** Operations of ARI on whatever connection there is at the moment. */
export class AriCommands {
  readonly #connection: () => AriConnection | undefined;
  readonly #log: InstanceLog;

  constructor(connection: () => AriConnection | undefined, log: InstanceLog) {
    this.#connection = connection;
    this.#log = log;
  }

  /** Throws AriRefusal, AriNoAnswer. */
  call(operation: AriOperation, parameters: Parameters): Promise<unknown> {
    return this.#connection()?.call(operation, parameters) ?? Promise.reject(new AriNoAnswer('not connected'));
  }

  /** False when Asterisk would not (mostly because the leg has just gone), or gave no answer. */
  async try(operation: AriOperation, parameters: Parameters): Promise<boolean> {
    try {
      await this.call(operation, parameters);
      return true;
    } catch (error) {
      if (!(error instanceof AriRefusal)) this.#log.warn({ operation, ...parameters }, 'no answer from Asterisk');
      return false;
    }
  }
}
