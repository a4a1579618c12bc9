import type { Hold } from '../../receivables/model.ts';
import type { Enrolment } from '../../strategy/planning/model.ts';
import { maybeInstant, wireInstant } from '../wire.ts';
import type { EnrolmentWire, HoldWire } from './api-types.ts';

/** Enrolments and holds in the forms that outsiders rely on. */
export function wireEnrolment({ receivableId, progress }: Enrolment): EnrolmentWire {
  const { enrolmentId: id, strategy, version, enteredAt, stage: lastStep } = progress;
  return { id, receivableId, strategy, version, enteredAt: wireInstant(enteredAt), lastStep };
}

export function wireHold({ id, personId, creditorId, receivableId, reason, from, until }: Hold): HoldWire {
  return { id, debtorId: personId, creditorId, receivableId, reason, from: wireInstant(from), until: maybeInstant(until) };
}
