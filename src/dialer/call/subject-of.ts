import type { Subject } from '../../journal/event.ts';
import type { AttemptId } from '../../kernel/ids.ts';
import type { SpokenCall } from '../model.ts';

type OfACall = Pick<SpokenCall, 'personId' | 'creditorId' | 'campaignId'>;

/** What the journal's lines of a call are about. */
export function subjectOf({
  personId,
  creditorId,
  campaignId,
  ...call
}: OfACall & ({ readonly id: AttemptId } | { readonly attemptId: AttemptId })): Subject {
  const attemptId = 'id' in call ? call.id : call.attemptId;
  return { ...(personId && { personId }), creditorId, ...(campaignId && { campaignId }), attemptId };
}
