import type { Actor } from '../../journal/event.ts';
import type { Country } from '../../kernel/country.ts';
import { parsePhone } from '../../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { DialerTools } from '../dialer-tools.ts';
import { findChanges } from '../find-changes.ts';
import type { CallerIdentity } from '../model.ts';

/** `flow` null closes the line: callers hear a sentence. `creditor` (its code) where several show the same number. */
export type InboundLineWish = {
  readonly number: string;
  readonly country: Country;
  readonly creditor?: string;
  readonly flow: string | null;
  /** The agent's telephone; left out: as it was, null: nobody is there. */
  readonly agent?: string | null;
};

type Tools = Pick<DialerTools, 'work' | 'identities' | 'journal' | 'books' | 'flows'>;

/** Says which flow answers whoever calls a number that we display, and which agent is rung then. It holds from the next call on. */
export async function setInboundLine(
  { work, identities, journal, books, flows }: Tools,
  actor: Actor,
  wish: InboundLineWish,
): Promise<
  Result<
    CallerIdentity,
    Refusal<'unknown_number' | 'not_a_phone_number' | 'unknown_flow' | 'unknown_creditor' | 'several_creditors' | 'number_taken'>
  >
> {
  const number = parsePhone(wish.number, wish.country);
  if (!number.ok) return number;
  const agent = typeof wish.agent === 'string' ? parsePhone(wish.agent, wish.country) : undefined;
  if (agent && !agent.ok) return agent;
  if (wish.flow !== null && !flows.published(wish.flow))
    return refuse('unknown_flow', `There is no published flow "${wish.flow}"; there are ${flows.names().join(', ') || 'none'}`);
  return work.run(async (tx) => {
    const creditor = wish.creditor === undefined ? undefined : await books.creditors.findByCode(tx, wish.creditor);
    if (wish.creditor !== undefined && !creditor) return refuse('unknown_creditor', `There is no creditor "${wish.creditor}"`);
    const same = (await identities.all(tx)).filter((each) => each.number === number.value.number);
    const [before, ...others] = creditor ? same.filter(({ creditorId }) => creditorId === creditor.id) : same;
    if (!before) return refuse('unknown_number', `${number.value.number} is no caller identity: add it first`);
    if (others.length > 0)
      return refuse('several_creditors', `Several creditors show ${number.value.number}: say for which one it answers`);
    if (wish.flow !== null && same.some(({ id, inboundFlow }) => id !== before.id && inboundFlow !== null))
      return refuse('number_taken', `${number.value.number} answers for another creditor already: close that line first`);
    const inboundAgent = wish.agent === undefined ? before.inboundAgent : (agent?.value.number ?? null);
    const after = { ...before, inboundFlow: wish.flow, inboundAgent };
    await identities.update(tx, after);
    const { inboundAgent: _was, ...told } = findChanges(before, after);
    const changes = {
      ...told,
      ...(_was && { inboundAgent: { from: 'another', to: inboundAgent === null ? 'nobody' : 'somebody' } }),
    };
    if (Object.keys(changes).length > 0)
      await journal.append(tx, actor, [
        {
          type: 'caller_identity_changed',
          subject: { creditorId: after.creditorId },
          data: { callerIdentityId: after.id, changes },
        },
      ]);
    return accept(after);
  });
}
