import { sqliteBoard } from '../../src/adapters/db/board/sqlite-board.ts';
import { sqliteCallBook } from '../../src/adapters/db/board/sqlite-call-book.ts';
import { sqliteCallPages } from '../../src/adapters/db/board/sqlite-call-pages.ts';
import { sqliteDebtors } from '../../src/adapters/db/board/sqlite-debtors.ts';
import { sqliteAudience } from '../../src/adapters/db/dialer/sqlite-audience.ts';
import { sqliteOutboxView } from '../../src/adapters/db/outreach/sqlite-outbox-view.ts';
import type { FlowState } from '../../src/cli/flow-desk.ts';
import { boardCommands } from '../../src/main/board-commands.ts';
import { campaignDesk } from '../../src/main/campaign-desk.ts';
import { campaignLedgers } from '../../src/main/campaign-ledgers.ts';
import { liveSettings } from '../../src/main/live-settings.ts';
import { plannerTools } from '../../src/main/planner-tools.ts';
import { recordingDesk } from '../../src/main/recording-desk.ts';
import { suppressionDesk } from '../../src/main/suppression-desk.ts';
import type { People } from '../../src/web/setup-ports.ts';
import type { OpenDialer } from '../support/open-dialer.ts';
import { believableSetup } from './believable-lines.ts';
import { believableOffice } from './believable-office.ts';

/** Everything that the console's server needs, over a real database that a real dialer writes (`open-dialer.ts`). */
export function consoleParts(the: OpenDialer) {
  const { db, tools, reader: journal } = the;
  const wordsOf = (_language: string, prompt: string) => `words of ${prompt}`;
  const board = sqliteBoard({
    db,
    figures: campaignLedgers(journal),
    wordsOf,
    commands: boardCommands(tools, (id) => board.campaign(id)),
  });
  const settings = liveSettings(tools, the.parts.trunkWatch, journal);
  return {
    board,
    journal,
    backOffice: (folder: string, people: People) => believableOffice({ tools, planning: plannerTools(tools) }, folder, people),
    setup: (folder: string, people: People) =>
      believableSetup({ work: tools.work, append: tools.journal, journal, db }, settings, () => 'reachable', folder, people),
    campaignDesk: campaignDesk(
      { ...tools, audience: sqliteAudience(db), flowStates: async () => tools.flows.names().map(published) },
      board.campaign,
    ),
    debtors: sqliteDebtors({ db, wordsOf, now: () => the.time.now().epochMilliseconds }),
    calls: sqliteCallPages(db),
    callBook: sqliteCallBook(db, wordsOf),
    outbox: sqliteOutboxView(db),
    recordings: recordingDesk(tools),
    suppressions: suppressionDesk(tools),
    settings,
  };

  function published(name: string): FlowState {
    const flow = tools.flows.published(name);
    if (!flow) throw new Error(`${name} is not published`);
    return { name, version: flow.version, state: 'published', file: null, flow, since: 0, by: 'system', trouble: null };
  }
}
