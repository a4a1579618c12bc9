import { mailCatcher } from '../adapters/smtp/mail-catcher.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import type { Config } from '../config.ts';
import type { Campaign } from '../dialer/model.ts';
import { moveCampaign } from '../dialer/move-campaign.ts';
import { allEvents } from '../journal/all-events.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { CaughtMail } from '../rehearsal/ports.ts';
import type { OpenInstallation } from './open-installation.ts';

/** The mail server of a rehearsal: e-mails of invented people end there. */
export type RehearsalMail = {
  readonly settings: Pick<Config, 'smtpUrl' | 'mailFrom'>;
  /** Who wants the summaries of the campaigns. */
  readonly summaryTo: string;
  /** Ends the campaigns, waits until all that was written has left, and tells what arrived. */
  conclude(installation: OpenInstallation, campaigns: readonly Campaign[]): Promise<ArrivedMail>;
  close(): Promise<void>;
};

export type ArrivedMail = {
  readonly figures: {
    readonly sms: number;
    /** As counted at the mail server. */
    readonly emails: number;
    /** One for each campaign. */
    readonly summaryMail: boolean;
  };
  readonly faults: readonly string[];
  /** An e-mail to a debtor, as it may be shown to people; empty when there was none. */
  readonly example: string;
};

const summaryTo = 'team@collections.example';
const patienceMs = 30_000;

export async function rehearsalMail(): Promise<RehearsalMail> {
  const catcher = await mailCatcher();
  return {
    settings: { smtpUrl: catcher.url, mailFrom: 'payments@collections.example' },
    summaryTo,
    close: catcher.close,
    conclude: async (installation, campaigns) => {
      const { tools, journal } = installation;
      for (const campaign of campaigns) await moveCampaign(tools, 'user:demo', campaign, 'stop'); // refused when it has finished by itself
      const isSummary = ({ to }: CaughtMail) => to.includes(summaryTo);
      for (let waited = 0; ; waited += 250) {
        const sent = await countMessages(allEvents(journal));
        const summaryMail = catcher.arrived().filter(isSummary).length === campaigns.length;
        const mails = catcher.arrived().filter((mail) => !isSummary(mail));
        if ((sent.underWay > 0 || !summaryMail) && waited < patienceMs) {
          await systemTimers.sleep(250);
          continue;
        }
        const faults = [
          ...(mails.length === sent.emails ? [] : [`${sent.emails} e-mails left, ${mails.length} arrived`]),
          ...(sent.underWay === 0 ? [] : [`${sent.underWay} messages have not left yet`]),
          ...(summaryMail ? [] : ['not one summary of each campaign arrived']),
        ];
        const telling = mails.find(({ text }) => text.includes('IBAN')) ?? mails[0];
        return { figures: { sms: sent.sms, emails: mails.length, summaryMail }, faults, example: telling ? shown(telling) : '' };
      }
    },
  };
}

/** What is known of messages so far: taken by a channel, or still on its way; requests that are not answered yet are on their way too. */
async function countMessages(events: AsyncIterable<JournalEvent>) {
  const underWay = new Set<string>();
  const reports = new Set<string>();
  let [sms, emails] = [0, 0];
  for await (const { type, id, data } of events) {
    const { messageId, requestedBy, channel } = data as Record<string, string | undefined>;
    if (type === 'follow_up_requested') underWay.add(id);
    if (requestedBy) underWay.delete(requestedBy);
    if (type === 'message_written' && messageId) underWay.add(messageId);
    if (type === 'report_written' && messageId) reports.add(messageId);
    if (!messageId || !type.startsWith('message_') || type === 'message_written') continue;
    underWay.delete(messageId);
    if (type !== 'message_handed_over' || reports.has(messageId)) continue;
    if (channel === 'sms') sms += 1;
    else emails += 1;
  }
  return { underWay: underWay.size, sms, emails };
}

function shown({ from, to, subject, text }: CaughtMail): string {
  const head = [`From:    ${from.name} <${from.address}>`, `To:      ${to.join(', ')}`, `Subject: ${subject}`];
  const lines = [...head, '', ...text.trim().split(/\r?\n/)];
  return ['One of the e-mails, as it arrived:', '', ...lines.map((line) => `  │ ${line}`)].join('\n');
}
