import type { Database } from '../../adapters/db/database.ts';
import { sqliteAnswers } from '../../adapters/db/web/sqlite-answers.ts';
import { sqliteSetupCounts } from '../../adapters/db/web/sqlite-setup-counts.ts';
import type { TrunkProbe, TrunkWatch } from '../../dialer/telephony.ts';
import { releaseByHand } from '../../gate/suppress-by-hand.ts';
import type { Inbox, Uploads } from '../../intake/ports.ts';
import type { JournalReader } from '../../journal/ports.ts';
import type { Timers } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/log.ts';
import { parsePhone } from '../../kernel/phone.ts';
import { accept } from '../../kernel/result.ts';
import { changeCreditor } from '../../receivables/change-creditor.ts';
import { registerCreditor } from '../../receivables/register-creditor.ts';
import type { LiveSettings } from '../../web/live-settings.ts';
import type { CreditorDesk, LineDesk, People, SetupDesk, SuppressionNumbers, SystemDesk } from '../../web/setup-ports.ts';
import { importDesk } from './import-desk.ts';
import { judgeDesk } from './judge-desk.ts';
import { lineDesk } from './line-desk.ts';
import { nameOfActor } from './name-of-actor.ts';
import { startOwnProcess } from './own-process.ts';
import { receivableDesk } from './receivable-desk.ts';
import type { SetupTools } from './setup-tools.ts';

export type SetupParts = {
  readonly tools: SetupTools;
  readonly db: Database;
  readonly journal: JournalReader;
  readonly settings: LiveSettings;
  readonly watch: Pick<TrunkWatch, 'state'> & TrunkProbe;
  readonly holds: LineDesk['holds'];
  readonly people: People;
  readonly uploads: Uploads;
  /** The folder that other programs put files into, where one is watched. */
  readonly inbox: Inbox | null;
  /** The data folder that processes of our own work on. */
  readonly data: string;
  readonly checks: SystemDesk['checks'];
  readonly serverSettings: SystemDesk['settings'];
  readonly timers: Timers;
  readonly log: Logger;
};

/** Everything that setting an installation up takes, over the use cases that the command line calls as well. */
export function setupDesk(parts: SetupParts): SetupDesk & { close(): Promise<void> } {
  const { tools, db, journal, people, watch, data, timers, log } = parts;
  const nameOf = nameOfActor(people);
  const carryOut = (id: string) => startOwnProcess(['carry-out', id], data, log);
  const imports = importDesk({ tools, uploads: parts.uploads, inbox: parts.inbox, carryOut, nameOf, timers, log });
  const judge = judgeDesk({ tools, journal, carryOut, nameOf });
  return {
    creditors: creditorDesk(tools),
    imports,
    receivables: receivableDesk(tools),
    judge,
    lines: lineDesk({ tools, settings: parts.settings, journal, probe: watch, holds: parts.holds }),
    suppressionNumbers: suppressionNumbers(tools),
    people,
    answers: sqliteAnswers(tools.work),
    system: {
      checks: parts.checks,
      settings: parts.serverSettings,
      counts: async () => {
        const trunks = await tools.work.run((tx) => tools.trunks.all(tx));
        const reachableTrunks = trunks.filter(({ name }) => watch.state(name) === 'reachable').length;
        return { ...(await sqliteSetupCounts(db)), trunks: trunks.length, reachableTrunks };
      },
    },
    close: async () => {
      await Promise.all([imports.close(), judge.close()]);
    },
  };
}

function creditorDesk(tools: SetupTools): CreditorDesk {
  return {
    list: () => tools.work.run((tx) => tools.books.creditors.list(tx)),
    add: (wish, by) => tools.work.run((tx) => registerCreditor(tools, tx, by, wish)),
    change: (id, change, by) => changeCreditor(tools, by, id, change),
  };
}

function suppressionNumbers(tools: SetupTools): SuppressionNumbers {
  return {
    find: async (text, country) => {
      const parsed = parsePhone(text, country);
      if (!parsed.ok) return parsed;
      const found = await tools.work.run((tx) => tools.gate.suppressions.ofNumber(tx, parsed.value.number));
      return accept(found.map(({ list, reason, since, until }) => ({ list, reason, since, until })));
    },
    remove: async ({ number: text, country, list, reason }, by) => {
      const parsed = parsePhone(text, country);
      return parsed.ok ? releaseByHand(tools, by, { number: parsed.value.number, list, reason }) : parsed;
    },
  };
}
