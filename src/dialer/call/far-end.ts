import type { CancelTimer } from '../../kernel/clock.ts';

export type FarEndNews = { readonly talking: boolean; readonly beep: boolean };

/** What is heard from the far end at this moment, for whoever waits for it. */
export class FarEnd {
  talking = false;
  /** An answering machine has beeped in this call. */
  beeped = false;
  private readonly listeners = new Set<(news: FarEndNews) => void>();

  /** Calls back at each beginning and end of talk and at each beep, until cancelled. */
  listen(listener: (news: FarEndNews) => void): CancelTimer {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  talks(talking: boolean): void {
    this.talking = talking;
    this.tell({ talking, beep: false });
  }

  beep(): void {
    this.beeped = true;
    this.tell({ talking: this.talking, beep: true });
  }

  private tell(news: FarEndNews): void {
    for (const listener of [...this.listeners]) listener(news);
  }
}
