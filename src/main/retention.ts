import { letWritersIn } from '../adapters/db/let-writers-in.ts';
import { sqlitePersonalData } from '../adapters/db/retention/sqlite-personal-data.ts';
import { personalFiles } from '../adapters/retained-files/personal-files.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import type { Config } from '../config.ts';
import type { Actor } from '../journal/event.ts';
import type { Erased, RetentionPeriods } from '../retention/ports.ts';
import { runRetention } from '../retention/run-retention.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Erases personal data past its time, as the settings keep it. */
export function retain({ config, tools, db }: OpenInstallation, actor: Actor, dryRun: boolean): Promise<Erased> {
  const parts = {
    ...tools,
    data: sqlitePersonalData(db),
    files: personalFiles(config.data),
    letOthersIn: letWritersIn(db, tools.clock, systemTimers),
  };
  return runRetention(parts, retentionPeriods(config), { actor, dryRun });
}

export function retentionPeriods(config: Config): RetentionPeriods {
  return {
    persons: config.keepPersonDays || null,
    messages: config.keepMessageDays || null,
    calls: config.keepCallDays || null,
    sound: config.keepSoundDays || null,
    recordings: config.keepRecordingDays || null,
    documents: config.keepDocumentDays || null,
    payments: config.keepPaymentDays || null,
  };
}
