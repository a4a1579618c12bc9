import { dirname } from 'node:path';
import { sqliteCallBook } from '../../src/adapters/db/board/sqlite-call-book.ts';
import { sqliteCallPages } from '../../src/adapters/db/board/sqlite-call-pages.ts';
import { sqliteDebtors } from '../../src/adapters/db/board/sqlite-debtors.ts';
import type { Database } from '../../src/adapters/db/database.ts';
import { openDatabase } from '../../src/adapters/db/database.ts';
import { sqliteRecordings } from '../../src/adapters/db/dialer/sqlite-recordings.ts';
import { sqliteSuppressions } from '../../src/adapters/db/gate/sqlite-suppressions.ts';
import { sqliteCursors, sqliteJournal, sqliteJournalReader } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { sqliteBooks } from '../../src/adapters/db/receivables/sqlite-books.ts';
import { sqliteUnitOfWork } from '../../src/adapters/db/unit-of-work.ts';
import { callRecordings } from '../../src/adapters/retained-files/call-recordings.ts';
import { systemClock, systemIds } from '../../src/adapters/system/system-clock.ts';
import { defaultCampaignSettings } from '../../src/dialer/model.ts';
import type { TrunkState } from '../../src/dialer/telephony.ts';
import type { Cursors, JournalReader } from '../../src/journal/ports.ts';
import type { AttemptId, CampaignId, MessageId, PersonId } from '../../src/kernel/ids.ts';
import { sum } from '../../src/kernel/money.ts';
import { accept, refuse } from '../../src/kernel/result.ts';
import { reachedRightParty } from '../../src/kernel/result-code.ts';
import type { OfficeTools } from '../../src/main/back-office/office-tools.ts';
import { plannerTools } from '../../src/main/planner-tools.ts';
import { recordingDesk } from '../../src/main/recording-desk.ts';
import { suppressionDesk } from '../../src/main/suppression-desk.ts';
import { watchForeignCommits } from '../../src/main/watch-foreign-commits.ts';
import type { CallPages } from '../../src/reports/ports.ts';
import type { HandTools } from '../../src/strategy/planning/planner-tools.ts';
import type { BackOffice } from '../../src/web/back-office.ts';
import type { CallBook } from '../../src/web/calls/ports.ts';
import type { DebtorFiles } from '../../src/web/debtors/ports.ts';
import type { CampaignDesk } from '../../src/web/desk/campaign-desk.ts';
import type { LiveSettings } from '../../src/web/live-settings.ts';
import type {
  Board,
  CallDetail,
  CallView,
  CampaignView,
  RecordingDesk,
  RefusalView,
  SuppressionDesk,
  TimelineEntry,
  UserName,
} from '../../src/web/ports.ts';
import type { People, SetupDesk } from '../../src/web/setup-ports.ts';
import { gateTools } from '../support/gate-tools.ts';
import { believableSettings, believableSetup, setUpLines } from './believable-lines.ts';
import { believableOffice } from './believable-office.ts';
import { type BelievableOutbox, believableOutbox } from './believable-outbox.ts';
import { type CallScript, refusalScripts, scripts } from './call-scripts.ts';

/**
 * A board in memory over a real journal, and the hand that moves it: calls that begin, ring, talk and end as `call-scripts.ts` says.
 * Each change of the board is visible once its event can be read, as the port demands.
 */
export type BelievableCampaign = {
  readonly board: Board;
  readonly recordings: RecordingDesk;
  readonly suppressions: SuppressionDesk;
  readonly outbox: BelievableOutbox;
  /** The real ones, on the database of the journal: a campaign, two trunks and two caller identities lie there. */
  readonly settings: LiveSettings;
  /** The real desk of setting up, over the same database; files that are handed in lie in `folder`. */
  setup(folder: string, people: People): SetupDesk & { close(): Promise<void> };
  /** What the watch of the trunks sees, and tells the journal. */
  trunkTurns(trunk: string, state: 'reachable' | 'unreachable'): Promise<void>;
  /** The real one, over the same database, and what its use cases work with. */
  backOffice(folder: string, people: People): BackOffice & { close(): Promise<void> };
  readonly tools: OfficeTools;
  readonly planning: HandTools;
  readonly cursors: Cursors;
  readonly journal: JournalReader;
  /** Nothing is made here, and nobody stands in the books: `dialled-world.ts` has the real ones. */
  readonly campaignDesk: CampaignDesk;
  readonly debtors: DebtorFiles;
  readonly calls: CallPages;
  readonly callBook: CallBook;
  readonly campaignId: CampaignId;
  /** Places the next scripted call; undefined when all are placed. */
  place(): Promise<AttemptId | undefined>;
  /** Goes on one step in this call; false once it has ended. */
  step(id: AttemptId): Promise<boolean>;
  /** How long (ms) the step that `step` would take now has taken in life; undefined once the call has ended. */
  pause(id: AttemptId): number | undefined;
  refuseNext(): Promise<boolean>;
  /** Writes a message (or changes one) and the journal line that tells of it. */
  write(change: (outbox: BelievableOutbox) => MessageId, type?: string): Promise<MessageId>;
  /** Everything at once: all calls at their end but the last `live`, which stand in the midst of talking. */
  playAll(live?: number): Promise<void>;
  close(): Promise<void>;
};

type Playing = { detail: CallDetail; readonly script: CallScript; next: number };

export async function believableCampaign(
  options: { readonly empty?: boolean; readonly file?: string } = {},
): Promise<BelievableCampaign> {
  const db: Database = await openDatabase(options.file ?? ':memory:');
  const listeners = new Set<() => void>();
  const tellAll = () => {
    for (const listener of listeners) listener();
  };
  const work = sqliteUnitOfWork(db, tellAll);
  const stopWatching = watchForeignCommits(db.steps.foreignCommits, tellAll);
  const append = sqliteJournal(systemClock, systemIds);
  const journal = sqliteJournalReader(db, (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  });

  const campaignId = systemIds.next('cmp');
  const calls = new Map<AttemptId, Playing>();
  const refusals: RefusalView[] = [];
  const people = new Map<string, PersonId>();
  const now = () => systemClock.now().epochMilliseconds;
  const createdAt = now() - 42 * 60_000;
  let state: CampaignView['state'] = 'running';
  let dialling: { allowed: boolean; since: number | null; by: string | null } = { allowed: true, since: null, by: null };
  let peak = 0;
  let placed = 0;

  const happened = (
    type: string,
    attemptId: AttemptId | undefined,
    data: object,
    change: () => void,
    actor: UserName | 'dialer' = 'dialer',
  ) =>
    work.run(async (tx) => {
      await append.append(tx, actor, [{ type, subject: { campaignId, ...(attemptId && { attemptId }) }, data }]);
      change();
    });

  const personOf = (who: string) => {
    const known = people.get(who) ?? systemIds.next('per');
    people.set(who, known);
    return known;
  };

  await work.run((tx) => setUpLines(tx, campaignId, createdAt));
  const trunkStates = new Map<string, TrunkState>();
  const settings = believableSettings({ work, append, journal }, (trunk) => trunkStates.get(trunk) ?? 'reachable');

  const view = async (): Promise<CampaignView> => {
    const cap = (await settings.campaign(campaignId))?.settings.concurrency ?? 0;
    const all = [...calls.values()].map(({ detail }) => detail);
    const ended = all.flatMap(({ result }) => (result ? [result] : []));
    const up = all.filter(({ state }) => state !== 'ended').length;
    peak = Math.max(peak, up);
    const promises = all.flatMap(({ promise }) => (promise ? [promise.amount] : []));
    return {
      id: campaignId,
      name: 'November reminders',
      state,
      flow: 'soft-reminder',
      createdAt,
      startedAt: createdAt + 60_000,
      endedAt: null,
      lines: { inUse: up, peak, cap },
      totals: {
        debtors: new Set([...scripts, ...refusalScripts].map(({ who }) => who)).size,
        debtorsReached: new Set(all.filter(({ result }) => result && reachedRightParty(result)).map(({ personId }) => personId))
          .size,
        callsPlaced: all.length,
        answered: all.filter(({ answeredAt }) => answeredAt !== null).length,
        verified: all.filter(({ timeline }) =>
          timeline.some((entry) => entry.kind === 'identity_checked' && entry.outcome === 'match'),
        ).length,
        promises: promises.length,
        promised: promises.length > 0 ? [sum(promises, 'CZK')] : [],
        disputes: ended.filter((code) => code === 'rpc_dispute').length,
        paidClaims: ended.filter((code) => code === 'rpc_paid_claimed').length,
        refused: refusals.length,
      },
    };
  };

  const command = async (type: string, by: UserName, next: CampaignView['state']) => {
    if (!dialling.allowed && next === 'running') return refuse('dialling_stopped', 'All dialling is stopped: allow it first');
    if (state === 'stopped' && next !== 'stopped') return refuse('campaign_finished', 'The campaign is over');
    if (state !== next) await happened(type, undefined, {}, () => (state = next), by);
    return accept(await view());
  };

  const board: Board = {
    campaigns: async () => (options.empty ? [] : [await view()]),
    campaign: async (id) => (id === campaignId && !options.empty ? view() : undefined),
    calls: async (id, { limit, after, ids }) =>
      id !== campaignId
        ? []
        : [...calls.values()]
            .map(({ detail }) => rowOf(detail))
            .filter((call) => (after === undefined || call.id < after) && (!ids || ids.includes(call.id)))
            .sort((a, b) => (a.id < b.id ? 1 : -1))
            .slice(0, limit),
    call: async (id) => calls.get(id)?.detail,
    refusals: async (id, { limit, after, rule: wanted }) =>
      id !== null && id !== campaignId
        ? []
        : refusals
            .filter(({ seq, rule }) => (after === undefined || seq < after) && (wanted === undefined || rule === wanted))
            .sort((a, b) => b.seq - a.seq)
            .slice(0, limit),
    refusalCounts: async () => {
      const byRule = Map.groupBy(refusals, ({ rule }) => rule);
      return [...byRule].map(([rule, all]) => ({ rule, count: all.length }));
    },
    dialling: async () => dialling,
    start: (_id, by) => command('campaign_started', by, 'running'),
    pause: (_id, by) => command('campaign_paused', by, 'paused'),
    stop: (_id, by) => command('campaign_stopped', by, 'stopped'),
    stopAll: async (by) => {
      await happened(
        'dialling_stopped',
        undefined,
        {},
        () => (dialling = { allowed: false, since: now(), by: 'Administrator' }),
        by,
      );
      return dialling;
    },
    allowDialling: async (by) => {
      await happened('dialling_allowed', undefined, {}, () => (dialling = { allowed: true, since: null, by: null }), by);
      return dialling;
    },
  };

  const place = async (back = 0) => {
    const script = scripts[placed];
    if (!script) return undefined;
    placed += 1;
    const id = systemIds.next('att');
    const at = now() - back;
    const { who, number, callerIdentity, attemptNumber } = script;
    const detail: CallDetail = {
      id,
      direction: 'outbound',
      campaignId,
      personId: personOf(who),
      who,
      number,
      callerIdentity,
      attemptNumber,
      state: 'dialling',
      node: null,
      result: null,
      keyed: [],
      placedAt: at,
      answeredAt: null,
      endedAt: null,
      promise: null,
      flow: 'soft-reminder',
      flowVersion: '1',
      language: 'cs',
      trunk: 'carrier',
      sipCode: null,
      q850Cause: null,
      timeline: [
        { at: at - 20, kind: 'admitted', rule: 'cz.window', pack: 'CZ 2026-11' },
        { at, kind: 'dialled', trunk: 'carrier', callerIdentity },
      ],
    };
    await happened('attempt_reserved', id, { attemptNumber }, () => calls.set(id, { detail, script, next: 0 }));
    return id;
  };

  const step = async (id: AttemptId, at = now()) => {
    const playing = calls.get(id);
    const move = playing?.script.steps[playing.next];
    if (!playing || !move) return false;
    await happened(move.happening, id, {}, () => {
      playing.next += 1;
      const { detail } = playing;
      const { masked, ...change } = move.change;
      playing.detail = {
        ...detail,
        ...change,
        ...(masked !== undefined && { keyed: [...detail.keyed, masked] }),
        ...(change.state === 'talking' && detail.answeredAt === null && { answeredAt: at }),
        ...(change.state === 'ended' && { endedAt: at, node: null }),
        timeline: [...detail.timeline, ...move.entries.map((entry): TimelineEntry => ({ ...entry, at }))],
      };
    });
    return playing.script.steps.length > playing.next;
  };

  const refuseNext = async () => {
    const script = refusalScripts[refusals.length];
    if (!script) return false;
    const { who, afterMs, ...rest } = script;
    await happened('contact_refused', undefined, { rule: script.rule }, () => {});
    const seq = await journal.lastSeq();
    refusals.push({
      ...rest,
      seq,
      at: now(),
      campaignId,
      campaign: 'November reminders',
      personId: personOf(who),
      who,
      nextAt: afterMs === null ? null : now() + afterMs,
    });
    return true;
  };

  const tools = {
    ...{ work, journal: append, books: sqliteBooks, ids: systemIds, clock: systemClock },
    gate: gateTools(systemClock),
  };
  const planning = plannerTools(tools);
  const outbox = believableOutbox(campaignId, now);
  const write = async (change: (into: BelievableOutbox) => MessageId, type = 'message_written') => {
    let id = systemIds.next('msg');
    await happened(type, undefined, {}, () => {
      id = change(outbox);
    });
    return id;
  };

  return {
    board,
    setup: (folder, people) =>
      believableSetup({ work, append, journal, db }, settings, (trunk) => trunkStates.get(trunk) ?? 'reachable', folder, people),
    recordings: recordingDesk({
      work,
      journal: append,
      recordings: sqliteRecordings,
      recordingFiles: callRecordings(dirname(db.file)),
    }),
    suppressions: suppressionDesk({
      work,
      ...{ books: sqliteBooks, journal: append, clock: systemClock, gate: { suppressions: sqliteSuppressions } },
    }),
    outbox,
    write,
    settings,
    trunkTurns: async (trunk, turned) => {
      trunkStates.set(trunk, turned);
      const data = { trunk, state: turned === 'reachable' ? 'closed' : 'open', reason: 'its far end does not answer' };
      await work.run((tx) => append.append(tx, 'dialer', [{ type: 'trunk_breaker_moved', subject: {}, data }]));
    },
    backOffice: (folder, people) => believableOffice({ tools, planning }, folder, people),
    tools,
    planning,
    cursors: sqliteCursors(db),
    journal,
    campaignDesk: {
      choices: async () => ({ creditors: [], defaults: defaultCampaignSettings, daysAhead: { usual: 3, most: 60 } }),
      flows: async () => [],
      audience: async () => refuse('unknown_creditor', 'nobody is owed anything here'),
      join: async () => refuse('unknown_campaign', 'nobody is called here'),
      create: async () => refuse('unknown_creditor', 'nobody is owed anything here'),
    },
    debtors: sqliteDebtors({ db, wordsOf: () => null, now }),
    calls: sqliteCallPages(db),
    callBook: sqliteCallBook(db, () => null),
    campaignId,
    place: () => place(),
    step: (id) => step(id),
    pause: (id) => {
      const playing = calls.get(id);
      return playing?.script.steps[playing.next]?.afterMs;
    },
    refuseNext,
    playAll: async (live = 3) => {
      while (await refuseNext());
      for (let left = scripts.length; left > 0; left -= 1) {
        const { steps = [] } = scripts[placed] ?? {};
        const length = steps.reduce((total, { afterMs }) => total + afterMs, 0);
        const back = left * 61_000 + length;
        const halfway = Math.min(steps.length - 1, left === live ? 1 : 6);
        const id = await place(left > live ? back : steps.slice(0, halfway).reduce((total, { afterMs }) => total + afterMs, 0));
        if (!id) return;
        let at = (calls.get(id)?.detail.placedAt ?? 0) as number;
        for (let n = 0; n < (left > live ? steps.length : halfway); n += 1) {
          at += steps[n]?.afterMs ?? 0;
          await step(id, at);
        }
      }
    },
    close: async () => {
      stopWatching();
      await db.close();
    },
  };
}

function rowOf({
  flow: _f,
  flowVersion: _v,
  language: _l,
  trunk: _t,
  sipCode: _s,
  q850Cause: _q,
  timeline: _e,
  ...row
}: CallDetail): CallView {
  return row;
}
