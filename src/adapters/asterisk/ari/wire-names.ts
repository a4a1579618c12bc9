/**
 * Asterisk names the legs that arrive itself, and nobody can choose their names. Inside they bear our ids; here the two meet. Legs that we
 * dial are called alike on both sides.
 */
export class WireNames {
  readonly #ids = new Map<string, string>();
  readonly #channels = new Map<string, string>();

  /** From now on the leg that Asterisk calls `channel` is `id`. */
  adopt(channel: string, id: string): void {
    this.#ids.set(channel, id);
    this.#channels.set(id, channel);
  }

  idOf(channel: string): string {
    return this.#ids.get(channel) ?? channel;
  }

  channelOf(id: string): string {
    return this.#channels.get(id) ?? id;
  }

  isAdopted(id: string): boolean {
    return this.#channels.has(id);
  }

  /** The leg is gone. */
  forget(id: string): void {
    this.#ids.delete(this.channelOf(id));
    this.#channels.delete(id);
  }
}
