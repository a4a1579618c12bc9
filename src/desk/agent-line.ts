import type { Trunk } from '../dialer/model.ts';
import { type PhoneNumber, parsePhone } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';

/**
 * Whether an agent's telephone may be rung over a trunk. Agents are no debtors, so windows and budgets do not bind them; what keeps an
 * installation from dialling where it must not does: rehearsal numbers only by a simulated trunk and nothing else by one, and only
 * mobile and fixed lines of the countries that the trunk may reach. Pure.
 */
export function agentLine(number: PhoneNumber, trunk: Trunk): Result<PhoneNumber, Refusal<'number_not_allowed'>> {
  const parsed = parsePhone(number, trunk.destinations[0] ?? 'CZ');
  if (!parsed.ok) return refuse('number_not_allowed', parsed.message);
  const { rehearsal, kind, region } = parsed.value;
  if (rehearsal !== trunk.simulated)
    return refuse('number_not_allowed', 'rehearsal numbers leave by a simulated trunk, and nothing else does');
  if (kind !== 'mobile' && kind !== 'fixed_line') return refuse('number_not_allowed', `a ${kind} number is never dialled`);
  if (!(trunk.destinations as readonly string[]).includes(region))
    return refuse('number_not_allowed', `the trunk ${trunk.name} may not reach ${region}`);
  return accept(parsed.value.number);
}
