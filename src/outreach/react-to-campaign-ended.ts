import type { JournalEvent } from '../journal/event.ts';
import { type KeepUpParts, keepUpWithJournal } from '../journal/keep-up-with-journal.ts';
import type { Cursors } from '../journal/ports.ts';
import { Fault } from '../kernel/fault.ts';
import type { CampaignId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { OutreachTools } from './outreach-tools.ts';
import type { CampaignSummaries } from './ports.ts';
import { followUpConsumer } from './react-to-follow-up-requested.ts';
import { writeCampaignSummary } from './write-campaign-summary.ts';

export type SummaryParts = OutreachTools & KeepUpParts & { readonly cursors: Cursors; readonly summaries: CampaignSummaries };

export type SummaryConsumer = {
  run(signal: AbortSignal): Promise<void>;
  /** Writes every summary that is due by now. */
  catchUp(): Promise<void>;
};

/**
 * Writes the summary of each campaign that has finished or was stopped, once its last call is over and its last follow-up written. An end
 * that was taken back since (the campaign went on) has none. Each message and how far we have read are one transaction; an end that must
 * wait for its calls holds up no other, since what an event asked for is known by the event.
 */
export function reactToCampaignEnded(parts: SummaryParts): SummaryConsumer {
  const catchUp = async () => {
    let after = await parts.cursors.get(consumer);
    let waiting = false;
    for (;;) {
      const events = await parts.reader.read({ after, limit: pageSize, types: waitedFor });
      for (const event of events) waiting = !(await answer(parts, event, !waiting)) || waiting;
      const last = events.at(-1);
      if (!last || events.length < pageSize) return;
      after = last.seq;
    }
  };
  return {
    catchUp,
    run: (signal) =>
      keepUpWithJournal(parts, waitedFor, catchUp, 'summaries of campaigns could not be written; trying again', signal),
  };
}

const consumer = 'outreach.campaign-summaries';
const waitedFor = ['campaign_state_changed'];
const pageSize = 100;

/** False when it is too early. `inOrder`: nothing before it waits, so the cursor may move. */
async function answer(parts: SummaryParts, event: JournalEvent, inOrder: boolean): Promise<boolean> {
  const advance = async (tx: Tx) => {
    if (inOrder) await parts.cursors.advance(tx, consumer, event.seq);
  };
  try {
    const { campaignId } = event.subject;
    const recipients =
      campaignId && (await endsFor(parts, event, campaignId)) ? await parts.summaries.recipients(campaignId) : [];
    if (!campaignId || recipients.length === 0 || (await isWritten(parts, event, recipients.length))) {
      if (inOrder) await parts.work.run(advance);
      return true;
    }
    if (await isUnderWay(parts, campaignId)) return false;
    const summary = await parts.summaries.summaryOf(campaignId);
    await parts.work.run(async (tx) => {
      await writeCampaignSummary(parts, tx, { event, campaignId, recipients, summary });
      await advance(tx);
    });
  } catch (error) {
    if (error instanceof Fault && error.retryable) throw error;
    // one summary that cannot be written must not keep the others waiting for ever
    parts.log.error({ err: error, eventId: event.id }, 'the summary of a campaign could not be written and is passed over');
    await parts.work.run(advance);
  }
  return true;
}

/** It ended, and nothing has changed its state since. */
async function endsFor({ reader }: SummaryParts, { type, data, seq }: JournalEvent, campaignId: CampaignId): Promise<boolean> {
  if (!['finished', 'stopped'].includes((data as { to?: string }).to ?? '')) return false;
  return (await reader.read({ after: seq, limit: 1, types: [type], subject: { campaignId } })).length === 0;
}

async function isWritten({ work, messages }: SummaryParts, { id }: JournalEvent, recipients: number): Promise<boolean> {
  return (await work.run((tx) => messages.ofEvent(tx, id))).length >= recipients;
}

async function isUnderWay({ summaries, cursors, reader }: SummaryParts, campaignId: CampaignId): Promise<boolean> {
  if (await summaries.hasCallsUp(campaignId)) return true;
  const after = await cursors.get(followUpConsumer);
  return (await reader.read({ after, limit: 1, types: ['follow_up_requested'], subject: { campaignId } })).length > 0;
}
