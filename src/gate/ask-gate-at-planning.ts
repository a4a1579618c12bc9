import type { ContactPointId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { admit } from './admit.ts';
import type { GateTools } from './ask-gate.ts';
import type { Admission } from './contact.ts';
import { type ContactWish, planContact } from './plan-contact.ts';

export type PlanningAnswer = {
  readonly admission: Admission;
  /** Where it would go; null: nowhere. */
  readonly contactPointId: ContactPointId | null;
};

/**
 * Whether such a contact could be made at `at`: the same rules over the same record, and nothing is reserved or written. What it admits is
 * asked once more when it is done.
 */
export async function askGateAtPlanning(
  tools: GateTools,
  tx: Tx,
  wish: ContactWish,
  at: Temporal.Instant,
): Promise<PlanningAnswer> {
  const planned = await planContact(tools, tx, wish, at);
  if (planned.ok) return { admission: admit(planned.value.question), contactPointId: planned.value.contactPointId };
  const { reason, message } = planned;
  const refused = {
    ok: false,
    rule: `contact.${reason}`,
    message,
    values: {},
    source: 'Ours',
    notBefore: null,
    packs: [],
  } as const;
  return { admission: refused, contactPointId: null };
}
