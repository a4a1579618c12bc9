export type Dial = { readonly at: number; readonly seq: number };

/** The dials of the last while, by whatever they are counted for (a person, a caller identity). Older ones are forgotten. */
export class RecentDials {
  private readonly byKey = new Map<string, KeptDial[]>();
  private readonly inOrder: KeptDial[] = [];
  private head = 0;
  /** Dials that may yet turn out not to count. */
  private readonly open = new Map<string, KeptDial>();
  private readonly keepMs: number;

  constructor(keepMs: number) {
    this.keepMs = keepMs;
  }

  add(key: string, id: string, dial: Dial): void {
    this.forgetOlderThan(dial.at - this.keepMs);
    const kept = { ...dial, key };
    const others = this.byKey.get(key);
    if (others) others.push(kept);
    else this.byKey.set(key, [kept]);
    this.inOrder.push(kept);
    this.open.set(id, kept);
  }

  /** The attempt, or the message, is over; when it does not count, it is as if it had never been. */
  settle(id: string, counts: boolean): void {
    const dial = this.open.get(id);
    this.open.delete(id);
    if (dial && !counts) this.remove(dial);
  }

  /** The dials of `key`. */
  of(key: string): readonly Dial[] {
    return this.byKey.get(key) ?? [];
  }

  /** Those at or after `from`. */
  since(key: string, from: number): readonly Dial[] {
    return this.of(key).filter(({ at }) => at >= from);
  }

  private forgetOlderThan(limit: number): void {
    for (let oldest = this.inOrder[this.head]; oldest && oldest.at < limit; oldest = this.inOrder[this.head]) {
      this.head += 1;
      this.remove(oldest);
    }
    if (this.head < 1024 || this.head * 2 < this.inOrder.length) return;
    this.inOrder.splice(0, this.head);
    this.head = 0;
  }

  private remove(dial: KeptDial): void {
    const dials = this.byKey.get(dial.key);
    const index = dials?.indexOf(dial) ?? -1;
    if (!dials || index < 0) return;
    dials.splice(index, 1);
    if (dials.length === 0) this.byKey.delete(dial.key);
  }
}

type KeptDial = Dial & { readonly key: string };
