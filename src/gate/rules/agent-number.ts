import type { Country } from '../../kernel/country.ts';
import { type PhoneNumber, parsePhone } from '../../kernel/phone.ts';
import type { Objection } from './rule.ts';
import { isDiallableKind } from './safety.ts';

/** Which way an agent could be rung. */
export type AgentTrunk = { readonly name: string; readonly simulated: boolean; readonly destinations: readonly Country[] };

export type AgentObjection = Objection & { readonly rule: 'safety.agent_number'; readonly source: string };

/**
 * Rule `safety.agent_number`: where a debtor who asks for a person is connected to. Agents are no debtors, so windows and budgets do not
 * bind them; what keeps an installation from dialling where it must not does: only mobile and fixed lines of the countries that the
 * trunk may reach, rehearsal numbers only by a simulated trunk and nothing else by one, and no number of a suppression list. Without a
 * trunk (`null`: none is known yet) only what holds for every trunk is looked at. Pure; null when nothing objects.
 */
export function objectToAgent(number: PhoneNumber, suppressed: boolean, trunk: AgentTrunk | null): AgentObjection | null {
  const object = (message: string): AgentObjection => ({ rule: 'safety.agent_number', message, source, notBefore: null });
  const parsed = parsePhone(number, 'CZ');
  if (!parsed.ok || parsed.value.number !== number)
    return object('the agent’s number is no telephone number in its international form');
  const { kind, region, rehearsal } = parsed.value;
  if (!isDiallableKind(kind)) return object(`a ${kind.replace('_', ' ')} number is never dialled`);
  if (suppressed) return object('the agent’s number is on a suppression list');
  if (trunk === null) return null;
  if (rehearsal !== trunk.simulated) return object('rehearsal numbers leave by a simulated trunk, and nothing else does');
  if (!(trunk.destinations as readonly string[]).includes(region))
    return object(`the trunk ${trunk.name} may not reach ${region}`);
  return null;
}

const source = 'Ours: safety of an installation that can dial by itself';
