/** Tells those who wait for lines of the journal that some were committed. */
export class JournalNews {
  readonly #listeners = new Map<() => void, ReadonlySet<string> | null>();

  /** `types`: what the listener waits for, all where left out. Returns how to stop. */
  listen(listener: () => void, types?: readonly string[]): () => void {
    const own = () => listener(); // so that one who listens twice is two
    this.#listeners.set(own, types ? new Set(types) : null);
    return () => this.#listeners.delete(own);
  }

  /** `appended`: the types of what was committed; null where nobody knows, since another process did. */
  tell(appended: ReadonlySet<string> | null): void {
    for (const [listener, types] of this.#listeners)
      if (!appended || (types ? !types.isDisjointFrom(appended) : appended.size > 0)) listener();
  }
}
