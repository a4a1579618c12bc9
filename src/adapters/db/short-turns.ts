import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Keeps long work from holding the event loop: whoever does a little after the other asks between its parts whether the turn is over, and
 * then waits for the next one. Keys, answers and sounds of other calls are served in between.
 */
export class ShortTurns {
  readonly #longestMs: number;
  #began = 0;

  /** `longestMs` in ms; Infinity: there is nobody else to be served, and no turn ends. */
  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  /** What follows has a turn of its own. */
  begin(): void {
    this.#began = performance.now();
  }

  isOver(): boolean {
    return performance.now() - this.#began >= this.#longestMs;
  }

  /** Resolves in the next turn of the loop, at once where no turn ends. */
  async next(): Promise<void> {
    if (Number.isFinite(this.#longestMs)) await nextTurn();
    this.begin();
  }
}
