import type { Actor } from '../../journal/event.ts';
import type { CaseId, FormingId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { CaseFacts } from '../model.ts';
import { momentOf } from '../moment.ts';
import type { PlannerTools } from '../planning/planner-tools.ts';
import { boundsOf, formedSegment, type Measures, measure } from './formed-segment.ts';
import type { Forming, Membership, Segment, SegmentMove, SegmentSize } from './model.ts';
import { segmentsOf } from './segments.ts';

type FormTools = Pick<PlannerTools, 'work' | 'library' | 'cases' | 'facts' | 'segments' | 'journal' | 'ids' | 'clock'>;

/** `chunk`: cases in one transaction. `signal`: it ends after the chunk under way; whoever forms next goes on from there. */
export type Pace = { readonly chunk?: number; readonly signal?: AbortSignal };

export type Formed = { readonly id: FormingId; readonly cases: number; readonly segments: readonly SegmentSize[] };

/**
 * Forms all segments anew: who is in those that are conditions, and in those that the system makes of all cases together.
 */
export async function formSegments(tools: FormTools, actor: Actor, pace: Pace = {}): Promise<Formed> {
  return carryOnForming(tools, (await openForming(tools, actor)).id, pace);
}

/** Writes down that somebody wants all segments formed. */
export async function openForming({ work, segments, ids, clock }: FormTools, actor: Actor): Promise<Forming> {
  const startedAt = clock.now().epochMilliseconds;
  const forming = { id: ids.next('frm'), actor, startedAt, finishedAt: null, bounds: null, after: null, cases: 0 };
  await work.run((tx) => segments.begin(tx, forming));
  return forming;
}

/**
 * Carries a forming on from where it stands to its end. Each chunk of cases is one transaction with what moved in it and how far it has
 * come, so that a process that dies has lost nothing, and two that do the same do nothing twice. What was begun earlier and not finished is
 * finished first: one forming counts from where the one before ended. The planner looks at whoever moved.
 */
export async function carryOnForming(tools: FormTools, id: FormingId, { chunk = 500, signal }: Pace = {}): Promise<Formed> {
  const { work, segments } = tools;
  const unfinished = await work.run((tx) => segments.unfinished(tx));
  for (const forming of unfinished.filter((each) => each.id <= id)) {
    if (forming.bounds === null) await measureAll(tools, forming.id, chunk, signal);
    while (!signal?.aborted && (await work.run((tx) => formChunk(tools, tx, forming.id, chunk), { urgency: 'unhurried' })));
  }
  return work.run(async (tx) => ({
    ...{ id, cases: (await segments.findForming(tx, id))?.cases ?? 0 },
    segments: await segments.sizes(tx, id),
  }));
}

async function measureAll(tools: FormTools, id: FormingId, chunk: number, signal: AbortSignal | undefined): Promise<void> {
  const { work, cases, facts, clock, segments } = tools;
  const measures: Measures = new Map();
  for (let after: CaseId | null = null; ; ) {
    const last: CaseId | null = after;
    const page = await work.run(
      async (tx) => {
        const now = clock.now().epochMilliseconds;
        const ids = await cases.page(tx, last, chunk);
        for (const { facts: each } of await facts.load(tx, ids, now)) measure(measures, each, momentOf(each, now));
        return ids;
      },
      { urgency: 'unhurried' },
    );
    if (signal?.aborted) return;
    if (page.length < chunk) break;
    after = page.at(-1) ?? null;
  }
  await work.run((tx) => segments.measured(tx, id, boundsOf(measures)));
}

/** True while some are left. */
async function formChunk(tools: FormTools, tx: Tx, id: FormingId, chunk: number): Promise<boolean> {
  const { library, cases, facts, segments, clock } = tools;
  const forming = await segments.findForming(tx, id);
  if (!forming || forming.finishedAt !== null) return false;
  const now = clock.now().epochMilliseconds;
  const asked = (await library.open(tx)).segments;
  const ids = await cases.page(tx, forming.after, chunk);
  const before = Map.groupBy(await segments.membersAmong(tx, ids), ({ caseId }) => caseId);
  const moves = (await facts.load(tx, ids, now)).map(({ facts: each }) =>
    movesOf(each, membershipsOf(forming, asked, each, now), before.get(each.caseId) ?? []),
  );
  const joined = moves.flatMap((move) => move.joined);
  const left = moves.flatMap((move) => move.left);
  await segments.leave(tx, id, left);
  await segments.join(tx, id, joined);
  const moved = [...new Set([...joined, ...left].map(({ caseId }) => caseId))];
  if (moved.length > 0) await cases.wake(tx, moved, now);
  const last = ids.at(-1);
  if (last) await segments.reached(tx, id, last, forming.cases + ids.length);
  if (last && ids.length === chunk) return true;
  await finish(tools, tx, forming, forming.cases + ids.length, asked, now);
  return false;
}

async function finish(
  { segments, journal }: FormTools,
  tx: Tx,
  { id, actor }: Forming,
  cases: number,
  asked: readonly Segment[],
  now: number,
): Promise<void> {
  const named = asked.map(({ name }) => name);
  const sizes = await segments.finish(tx, id, now, named);
  const counts = sizes.map(({ segment: name, size, joined, left }) => ({ name, size, joined, left }));
  await journal.append(tx, actor, [{ type: 'segments_formed', subject: {}, data: { formingId: id, cases, segments: counts } }]);
}

function membershipsOf(
  { bounds }: Forming,
  asked: readonly Segment[],
  facts: CaseFacts,
  now: number,
): ReadonlyMap<string, Membership> {
  const moment = momentOf(facts, now);
  const own = formedSegment(bounds ?? {}, facts, moment);
  const held = segmentsOf(asked, facts, moment).map((segment): Membership => ({ segment, kind: 'asked', because: null }));
  return new Map([...held, ...(own ? [own] : [])].map((each) => [each.segment, each]));
}

/** Who moves between what was and what is. */
export function movesOf(
  { caseId, personId }: Pick<CaseFacts, 'caseId' | 'personId'>,
  now: ReadonlyMap<string, Membership>,
  before: readonly SegmentMove[],
): { readonly joined: readonly SegmentMove[]; readonly left: readonly SegmentMove[] } {
  const known = new Set(before.map(({ segment }) => segment));
  return {
    joined: [...now.values()].filter(({ segment }) => !known.has(segment)).map((each) => ({ ...each, caseId, personId })),
    left: before.filter(({ segment }) => !now.has(segment)),
  };
}
