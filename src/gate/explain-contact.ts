import type { Tx } from '../kernel/transaction.ts';
import { type Examined, examine } from './admit.ts';
import type { GateTools } from './ask-gate.ts';
import { type ContactWish, type NotPlanned, planContact } from './plan-contact.ts';

/** What every rule says of a contact, as of an instant. `notBefore`: when it is worth asking again (epoch ms). */
export type ContactExplained = {
  readonly channel: ContactWish['channel'];
  readonly admitted: boolean;
  /** The rule that decides; null: none objects. */
  readonly decidedBy: string | null;
  readonly notBefore: number | null;
  readonly packs: readonly string[];
  readonly timeZone: string;
  readonly rules: readonly Examined[];
};

/** Asks every rule about such a contact at `at`, by what is on record now; nothing is written. */
export async function explainContact(
  tools: GateTools,
  tx: Tx,
  wish: ContactWish,
  at: Temporal.Instant,
): Promise<ContactExplained | NotPlanned> {
  const asOf: GateTools = { ...tools, clock: { now: () => at } };
  const planned = await planContact(asOf, tx, wish, at);
  if (!planned.ok) return planned;
  const { question } = planned.value;
  const rules = examine(question);
  const first = rules.find(({ objection }) => objection !== null);
  return {
    channel: wish.channel,
    admitted: first === undefined,
    decidedBy: first?.rule ?? null,
    notBefore: first?.objection?.notBefore ?? null,
    packs: question.policy.packs.map(({ edition }) => edition),
    timeZone: question.policy.timeZone,
    rules,
  };
}
