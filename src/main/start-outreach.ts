import { join } from 'node:path';
import { sqliteMessages } from '../adapters/db/outreach/sqlite-messages.ts';
import { fileOutbox } from '../adapters/outbox/file-outbox.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import type { Logger } from '../kernel/log.ts';
import { type Outreach, runOutreach } from '../outreach/run-outreach.ts';
import type { OpenInstallation } from './open-installation.ts';

/** The written channels of an installation. Messages go as files into the folder `outbox` of its data. */
export function startOutreach({ config, tools, journal, cursors }: OpenInstallation, log: Logger): Outreach {
  return runOutreach({
    ...tools,
    ...fileOutbox(join(config.data, 'outbox')),
    messages: sqliteMessages,
    reader: journal,
    cursors,
    timers: systemTimers,
    log,
  });
}
