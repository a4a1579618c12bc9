import { join } from 'node:path';
import { fileInbox } from '../adapters/outbox/file-inbox.ts';
import { fileOutbox } from '../adapters/outbox/file-outbox.ts';
import { smtpEmail } from '../adapters/smtp/smtp-email.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import type { Logger } from '../kernel/log.ts';
import { type Outreach, runOutreach } from '../outreach/run-outreach.ts';
import { campaignSummaries } from './campaign-summaries.ts';
import type { OpenInstallation } from './open-installation.ts';

/** The written channels of an installation. E-mails leave by its mail server, where it has one; the rest goes as files into `outbox` of its data. */
export function startOutreach(
  { config, tools, journal, calls, cursors, messages, incoming }: OpenInstallation,
  log: Logger,
): Outreach {
  const files = fileOutbox(join(config.data, 'outbox'));
  const smtp = config.smtpUrl ? smtpEmail({ url: config.smtpUrl, from: config.mailFrom }) : null;
  const outreach = runOutreach({
    ...tools,
    sms: files.sms,
    email: smtp ?? files.email,
    inbox: fileInbox(join(config.data, 'outbox')),
    incoming,
    messages,
    reader: journal,
    cursors,
    summaries: campaignSummaries(tools, journal, calls),
    timers: systemTimers,
    log,
  });
  return {
    stop: async () => {
      await outreach.stop();
      smtp?.close();
    },
  };
}
