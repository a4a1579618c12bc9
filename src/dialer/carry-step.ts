import type { CreditorId, PersonId, StepId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { DialerTools } from './dialer-tools.ts';
import { findStandingCampaign, type StepCalls } from './find-standing-campaign.ts';
import { finishEntry } from './finish-entry.ts';
import type { Campaign, Entry } from './model.ts';

export type StepToCall = StepCalls & {
  readonly stepId: StepId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
};

/**
 * Puts the person into the campaign that stands for the step, in the caller's transaction, or writes down why nobody can be called. Who was in
 * it before is called anew; the attempts of former times count for the jurisdiction's caps as ever.
 */
export async function carryStep(tools: DialerTools, tx: Tx, step: StepToCall): Promise<void> {
  const { stepId, personId, creditorId } = step;
  const entry = await enter(tools, tx, step);
  const subject = { personId, creditorId };
  await tools.journal.append(tx, 'dialer', [
    entry.ok
      ? {
          ...{ type: 'entry_added', subject: { ...subject, campaignId: entry.value.campaignId } },
          data: { entryId: entry.value.id, stepId },
        }
      : { type: 'step_not_carried', subject, data: { stepId, because: entry.reason } },
  ]);
}

/** The step was given up: its person is not called for it any more. A call that is up ends by itself. */
export async function dropStep(tools: DialerTools, tx: Tx, stepId: StepId): Promise<void> {
  const entry = await tools.entries.findByStep(tx, stepId);
  if (!entry || entry.state === 'done') return;
  if (entry.state === 'waiting') await finishEntry(tools, tx, entry, 'withdrawn');
  else await tools.entries.update(tx, { ...entry, doneBecause: 'withdrawn' });
}

async function enter(tools: DialerTools, tx: Tx, step: StepToCall): Promise<Result<Entry, Refusal>> {
  const campaign = await findStandingCampaign(tools, tx, step.creditorId, step);
  if (!campaign.ok) return campaign;
  const before = await tools.entries.findIn(tx, campaign.value.id, step.personId);
  if (before && before.state !== 'done')
    return refuse('called_already', 'the person is being called for an earlier step of this kind');
  const entry = { ...newEntry(tools, campaign.value, step), ...(before && { id: before.id }) };
  if (before) await tools.entries.update(tx, entry);
  else await tools.entries.add(tx, [entry]);
  return accept(entry);
}

function newEntry({ ids, clock }: DialerTools, { id: campaignId }: Campaign, { personId, stepId }: StepToCall): Entry {
  return {
    ...{ id: ids.next('ent'), campaignId, personId, state: 'waiting', dueAt: clock.now().epochMilliseconds },
    ...{ attempts: 0, lastResult: null, doneBecause: null, callback: null, stepId },
  };
}
