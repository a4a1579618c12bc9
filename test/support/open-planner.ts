import { sqliteCursors } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { sqliteMessages } from '../../src/adapters/db/outreach/sqlite-messages.ts';
import { sqliteCaseFacts } from '../../src/adapters/db/strategy/sqlite-case-facts.ts';
import { sqliteEnrolments } from '../../src/adapters/db/strategy/sqlite-enrolments.ts';
import { sqlitePlannedCases } from '../../src/adapters/db/strategy/sqlite-planned-cases.ts';
import { sqlitePlannedSteps } from '../../src/adapters/db/strategy/sqlite-planned-steps.ts';
import { sqlitePlanningSettings } from '../../src/adapters/db/strategy/sqlite-planning-settings.ts';
import { sqliteSavedSegments } from '../../src/adapters/db/strategy/sqlite-saved-segments.ts';
import { sqliteSegmentRecord } from '../../src/adapters/db/strategy/sqlite-segment-record.ts';
import { sqliteStrategyDocuments } from '../../src/adapters/db/strategy/sqlite-strategy-documents.ts';
import { reactToStepDue as callSteps } from '../../src/dialer/react-to-step-due.ts';
import type { Logger } from '../../src/kernel/log.ts';
import { accept } from '../../src/kernel/result.ts';
import { deliverOutbox } from '../../src/outreach/deliver-outbox.ts';
import type { OutgoingEmail, OutgoingSms } from '../../src/outreach/ports.ts';
import { reactToStepDue as writeSteps } from '../../src/outreach/react-to-step-due.ts';
import { isBarredByLaw } from '../../src/receivables/limitation/limitation-on.ts';
import { promiseBreaksAt } from '../../src/receivables/promise-broken.ts';
import { mayEnter } from '../../src/strategy/may-enter.ts';
import type { Strategy } from '../../src/strategy/model.ts';
import { publishedStrategies } from '../../src/strategy/planning/open-strategies.ts';
import { planDueWork } from '../../src/strategy/planning/plan-due-work.ts';
import type { HandTools } from '../../src/strategy/planning/planner-tools.ts';
import { planningBankData } from '../../src/strategy/planning/planning-bank-data.ts';
import { planningGate } from '../../src/strategy/planning/planning-gate.ts';
import { reactToNews } from '../../src/strategy/planning/react-to-news.ts';
import type { OpenLibrary } from '../../src/strategy/planning/strategy-library.ts';
import { strategyBook } from '../../src/strategy/strategy-book.ts';
import { openDialer } from './open-dialer.ts';

/**
 * The planner, the dialer and the written channels on one real SQLite file, in virtual time. Whatever comes in enters `strategy`. Time passes
 * by `the.time`; nothing happens by itself before `turn`. `published`: what is published on this record counts, as on any other.
 */
export async function openPlanner(strategy: Strategy | 'published', now = '2026-11-23T09:00:00+01:00[Europe/Prague]') {
  const the = await openDialer({ now });
  const tools: HandTools = {
    ...{ work: the.work, journal: the.tools.journal, ids: the.tools.ids, clock: the.tools.clock, books: the.tools.books },
    documents: sqliteStrategyDocuments,
    library:
      strategy === 'published'
        ? publishedStrategies(sqliteStrategyDocuments, sqliteSavedSegments)
        : { open: async () => libraryOf(strategy) },
    cases: sqlitePlannedCases,
    enrolments: sqliteEnrolments,
    steps: sqlitePlannedSteps,
    facts: sqliteCaseFacts({ calendar: 'legal', breaksAt, barredByLaw: isBarredByLaw }),
    planningGate: planningGate(the.tools.gate),
    ledger: the.tools.gate.ledger,
    bankData: planningBankData(the.tools.gate.bankData),
    settings: sqlitePlanningSettings,
    savedSegments: sqliteSavedSegments,
    segments: sqliteSegmentRecord,
  };
  const log: Logger = { ...the.parts.log };
  const keepUp = { reader: the.reader, timers: the.time, log, cursors: sqliteCursors(the.db) };
  const sent: (OutgoingSms | OutgoingEmail)[] = [];
  const driver = {
    ...{ name: 'test', simulated: true, repeatable: true },
    send: async (message: OutgoingSms | OutgoingEmail) => {
      sent.push(message);
      return accept({ where: message.id });
    },
  };
  const outreach = { ...the.tools, ...keepUp, messages: sqliteMessages };
  const news = reactToNews({ ...tools, ...keepUp });
  const dialling = callSteps({ ...the.tools, ...keepUp });
  const writing = writeSteps(outreach);
  const outbox = deliverOutbox({ ...outreach, sms: driver, email: driver });
  return {
    ...the,
    planner: tools,
    keepUp,
    news,
    dialling,
    writing,
    outbox,
    /** Everything that left by the written channels. */
    sent,
    plan: () => planDueWork(tools, { chunk: 7 }),
    /** Hears, plans, lets others take up and deliver, and hears of that. */
    turn: async () => {
      await news.catchUp();
      const report = await planDueWork(tools, { chunk: 7 });
      await dialling.catchUp();
      await writing.catchUp();
      await outbox.deliverDue();
      await news.catchUp();
      return report;
    },
    /** Runs the dialer for so long. */
    dial: async (ms: number) => {
      const dialer = the.start();
      await the.time.advance(ms);
      await the.time.until(dialer.stop());
    },
    steps: async () =>
      (await the.db.reader.selectFrom('planned_steps').selectAll().orderBy('day').orderBy('id').execute()).map(
        ({ step, day, channel, fate }) => `${day} ${step} ${channel} ${fate ?? 'open'}`,
      ),
    told: async (type: string) => (await the.events(type)).map(({ data }) => data as Record<string, unknown>),
  };
}

export type OpenPlanner = Awaited<ReturnType<typeof openPlanner>>;

function libraryOf(strategy: Strategy): OpenLibrary {
  return {
    book: strategyBook([strategy]),
    empty: false,
    current: () => strategy,
    assign: (facts, receivable, at) => (mayEnter(strategy, facts, receivable, at) ? { strategy, because: 'rule 1' } : null),
    segments: [],
    segmentsOf: ({ segments }) => segments,
  };
}

function breaksAt(date: string, graceWorkingDays: number, country: Parameters<typeof promiseBreaksAt>[2]): number {
  return promiseBreaksAt({ date }, { graceWorkingDays }, country);
}
