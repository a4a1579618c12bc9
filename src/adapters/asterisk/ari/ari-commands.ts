import type { InstanceLog } from '../instance-log.ts';
import type { AriConnection, AriOperation } from './ari-connection.ts';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';
import type { WireNames } from './wire-names.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** Operations of ARI on whatever connection there is at the moment. Legs are named by our ids. */
export class AriCommands {
  readonly #connection: () => AriConnection | undefined;
  readonly #names: WireNames;
  readonly #log: InstanceLog;

  constructor(connection: () => AriConnection | undefined, names: WireNames, log: InstanceLog) {
    this.#connection = connection;
    this.#names = names;
    this.#log = log;
  }

  /** Throws AriRefusal, AriNoAnswer. */
  call(operation: AriOperation, parameters: Parameters): Promise<unknown> {
    return this.#connection()?.call(operation, this.#named(parameters)) ?? Promise.reject(new AriNoAnswer('not connected'));
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

  #named(parameters: Parameters): Parameters {
    const { channelId, channel } = parameters;
    return {
      ...parameters,
      ...(typeof channelId === 'string' && { channelId: this.#names.channelOf(channelId) }),
      ...(typeof channel === 'string' && {
        channel: channel
          .split(',')
          .map((id) => this.#names.channelOf(id))
          .join(','),
      }),
    };
  }
}
