import type { JournalEvent } from '../journal/event.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { plainName } from '../kernel/plain-name.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { OutreachEvent } from './events.ts';
import { type Attachment, justWritten, type Report } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import type { CampaignSummary } from './ports.ts';
import { campaignSummary } from './templates/campaign-summary.ts';

type EndedCampaign = {
  /** The end that is told of: one message to each recipient, however often it is read. */
  readonly event: JournalEvent;
  readonly campaignId: CampaignId;
  readonly recipients: readonly string[];
  readonly summary: CampaignSummary;
};

/** Puts the summary into the outbox, once for each recipient who has none yet, and into the journal, in the caller's transaction. */
export async function writeCampaignSummary(
  tools: OutreachTools,
  tx: Tx,
  { event, campaignId, recipients, summary }: EndedCampaign,
): Promise<void> {
  const had = new Set((await tools.messages.ofEvent(tx, event.id)).map(({ to }) => to));
  const state = (event.data as { to?: string }).to === 'stopped' ? 'stopped' : 'finished';
  const attachments = summary.calls.length <= longestAttachment ? [callsFile(summary, campaignId)] : [];
  const { subject, text } = campaignSummary(summary, state, attachments.length > 0);
  const now = tools.clock.now().epochMilliseconds;
  for (const to of new Set(recipients)) {
    if (had.has(to)) continue;
    const message: Report = {
      id: tools.ids.next('msg'),
      eventId: event.id,
      kind: 'report',
      personId: null,
      creditorId: summary.creditorId,
      campaignId,
      attemptId: null,
      channel: 'email',
      contactPointId: null,
      to,
      purpose: null,
      template: 'campaign-summary',
      language: 'en',
      debtFacts: false,
      sender: 'Dovolat',
      subject,
      body: text,
      parts: null,
      ...justWritten(now),
    };
    await tools.messages.add(tx, message, attachments);
    const written: OutreachEvent = {
      type: 'report_written',
      subject: { campaignId, creditorId: summary.creditorId },
      data: {
        messageId: message.id,
        channel: 'email',
        template: message.template,
        attachments: attachments.length,
        requestedBy: event.id,
      },
    };
    await tools.journal.append(tx, 'outreach', [written]);
  }
}

/** Mail servers commonly take 10 MB, and an attachment grows by a third on its way. */
const longestAttachment = 5_000_000;

function callsFile({ name, calls }: CampaignSummary, campaignId: CampaignId): Attachment {
  return { name: `calls-${plainName(name) || campaignId}.csv`, contentType: 'text/csv; charset=utf-8', content: calls };
}
