import type { Subject } from '../../journal/event.ts';
import type { SpokenCall } from '../model.ts';

/** What the journal's lines of a call are about. */
export function subjectOf({ personId, creditorId, campaignId, id }: SpokenCall): Subject {
  return { ...(personId && { personId }), creditorId, ...(campaignId && { campaignId }), attemptId: id };
}
