import type { AttemptId } from '../kernel/ids.ts';

/**
 * Attempts that ended within the last two days of the journal, so that a second dial or a second end can be shown beside the first.
 * Older ones are forgotten: a second end of those is still seen, as an end without a reservation.
 */
export class EndedAttempts<T> {
  private readonly ended = new Map<AttemptId, { readonly at: number; readonly known: T }>();

  /** What was noted at its first end. */
  of(attemptId: AttemptId): T | undefined {
    return this.ended.get(attemptId)?.known;
  }

  add(attemptId: AttemptId, at: number, known: T): void {
    if (!this.ended.has(attemptId)) this.ended.set(attemptId, { at, known });
  }

  forgetBefore(now: number): void {
    for (const [attemptId, { at }] of this.ended) {
      if (at >= now - twoDays) return;
      this.ended.delete(attemptId);
    }
  }
}

const twoDays = 48 * 3_600_000;
