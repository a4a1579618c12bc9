import type { JournalEvent } from '../../src/journal/event.ts';
import type { AttemptId } from '../../src/kernel/ids.ts';

/** A journal as a test asks about it. */
export type Lines = readonly JournalEvent[];

/** A field of an event's data; undefined when it has none of that name. */
export function field({ data }: JournalEvent, name: string): unknown {
  return Reflect.get(data, name);
}

/** Every event of one kind, of one attempt if named. */
export function linesOf(journal: Lines, type: string, attemptId?: string): JournalEvent[] {
  return journal.filter((line) => line.type === type && (attemptId === undefined || line.subject.attemptId === attemptId));
}

/** Every attempt, in the order in which they were reserved; of one campaign if named. */
export function attemptsIn(journal: Lines, campaignId?: string): AttemptId[] {
  return linesOf(journal, 'attempt_reserved').flatMap(({ subject }) =>
    subject.attemptId && (campaignId === undefined || subject.campaignId === campaignId) ? [subject.attemptId] : [],
  );
}

/** Answered and not ended. */
export function callsUp(journal: Lines): AttemptId[] {
  const ended = new Set(linesOf(journal, 'attempt_ended').map(({ subject }) => subject.attemptId));
  return linesOf(journal, 'attempt_answered').flatMap(({ subject: { attemptId } }) =>
    attemptId && !ended.has(attemptId) ? [attemptId] : [],
  );
}

/** The node at which a call waits, or ended. */
export function nodeOf(journal: Lines, attemptId: string): unknown {
  const last = linesOf(journal, 'node_entered', attemptId).at(-1);
  return last && field(last, 'node');
}

export function resultOf(journal: Lines, attemptId: string): unknown {
  const [ended] = linesOf(journal, 'attempt_ended', attemptId);
  return ended && field(ended, 'result');
}

/** True once a campaign has nobody left to call. */
export function isFinished(journal: Lines, campaignId: string): boolean {
  return linesOf(journal, 'campaign_state_changed').some(
    (line) => line.subject.campaignId === campaignId && field(line, 'to') === 'finished',
  );
}

/** What was said and pressed in some calls, for a message about them. */
export function storyOf(journal: Lines, attempts: readonly string[]): string {
  const told = ['node_entered', 'prompt_heard', 'keys_pressed', 'identity_checked', 'attempt_ended'];
  return attempts
    .map((attempt) =>
      journal
        .filter(({ type, subject }) => subject.attemptId === attempt && told.includes(type))
        .map(
          (line) =>
            `${line.at} ${['node', 'prompt', 'playedMs', 'keys', 'outcome', 'resumed', 'result'].map((name) => field(line, name) ?? '').join(' ')}`,
        )
        .join('\n'),
    )
    .join('\n\n');
}
