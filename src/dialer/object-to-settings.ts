import { findAgentObjection } from '../gate/find-agent-objection.ts';
import { maskPhone } from '../kernel/phone.ts';
import { type Refusal, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { CampaignSettings } from './model.ts';

/** What is needed to say so. */
export type ObjectionTools = Pick<DialerTools, 'trunks' | 'clock'> & { readonly gate: Pick<DialerTools['gate'], 'suppressions'> };

/**
 * What in a campaign's settings could lead to a call that must not be: an agent's number that none of the trunks may ring (of those
 * there are, when the campaign is made, changed or started). Whether the very trunk of a call may is asked again at the transfer.
 */
export async function objectToSettings(
  tools: ObjectionTools,
  tx: Tx,
  { agentNumber }: CampaignSettings,
): Promise<Refusal<'agent_number_not_allowed'> | null> {
  if (agentNumber === null) return null;
  const against = await findAgentObjection(tools, tx, agentNumber, await tools.trunks.all(tx));
  if (!against) return null;
  return refuse(
    'agent_number_not_allowed',
    `The agent ${maskPhone(agentNumber)} may not be rung: ${against.message} (${against.rule})`,
  );
}
