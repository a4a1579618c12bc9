import { join } from 'node:path';
import { sqliteMessages } from '../adapters/db/outreach/sqlite-messages.ts';
import { fileOutbox } from '../adapters/outbox/file-outbox.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import type { Logger } from '../kernel/log.ts';
import { deliverOutbox } from '../outreach/deliver-outbox.ts';
import { reactToFollowUpRequested } from '../outreach/react-to-follow-up-requested.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Answers requests for follow-ups and hands the messages to their channels (for now: files in the outbox folder), until stopped. */
export function startOutreach({ config, tools, journal, cursors }: OpenInstallation, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const parts = { ...tools, messages: sqliteMessages, timers: systemTimers, log };
  const running = [
    reactToFollowUpRequested({ ...parts, reader: journal, cursors }).run(stopping.signal),
    deliverOutbox({ ...parts, ...fileOutbox(join(config.data, 'outbox')) }).run(stopping.signal),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
