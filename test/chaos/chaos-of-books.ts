import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { allEvents } from '../../src/journal/all-events.ts';
import { seededRandom } from '../../src/judge/busy-journal.ts';
import { judge } from '../../src/judge/judge.ts';
import { openInstallation } from '../../src/main/open-installation.ts';
import { setUpCreditors } from '../portfolio/set-up-creditors.ts';
import { Bookkeepers } from './bookkeeper-process.ts';
import { drawKills, type Kill, type MeasuredPhase } from './draw-kills.ts';
import { differences, type FinalState, finalState, hashOf, type MatchedSum, matchedSums } from './final-state.ts';
import { findHalfDone } from './half-done.ts';
import { type PhaseKind, phaseKinds, type Story, writeStory } from './story.ts';

/** `only`: the one kind of work that is killed; all of it where nothing is said. */
export type ChaosOrder = {
  readonly kills: number;
  readonly seed: number;
  readonly debtors: number;
  readonly killsARound: number;
  readonly only?: PhaseKind;
};

/** What came of it: every list is empty when nothing was lost, doubled or left half done. */
export type ChaosReport = ChaosOrder & {
  readonly rounds: number;
  readonly killed: Readonly<Record<PhaseKind, KillsOfPhase>>;
  /** What a killed process left that no committed transaction may leave, and what stood so at the end. */
  readonly halfDone: readonly string[];
  /** Where a final state differs from that of the same work undisturbed. */
  readonly different: readonly string[];
  /** What the judge found in the journals. */
  readonly violations: readonly string[];
  /** Of the undisturbed work, and what was compared. */
  readonly books: {
    readonly hash: string;
    /** Lines of each part that was compared. */
    readonly compared: Readonly<Record<string, number>>;
    readonly sums: readonly MatchedSum[];
  };
  readonly seconds: number;
};

export type KillsOfPhase = {
  readonly beforeCommit: number;
  readonly afterCommit: number;
  readonly any: number;
};

/**
 * Two weeks of bookkeeping, killed with SIGKILL again and again and taken up again until all of it is through, round after round, each on a copy of the
 * same fresh installation. After each kill the record is looked at as it was left; at the end of each round it is compared with the same work
 * undisturbed, and judged. `onKill` hears how many have died.
 */
export async function chaosOfBooks(order: ChaosOrder, onKill: (killed: number) => void = () => {}): Promise<ChaosReport> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-chaos-'));
  const keepers = new Bookkeepers(join(folder, 'compiled'));
  try {
    const world = await makeWorld(folder, order);
    const calm = await workUndisturbed(keepers, world);
    const found = emptyFindings();
    const random = seededRandom(order.seed);
    let [killed, rounds] = [0, 0];
    while (killed < order.kills && rounds < mostRounds) {
      rounds += 1;
      const kills = drawKills(calm.measured, Math.min(order.killsARound, order.kills - killed), random, order.only);
      const data = world.copy(`round-${rounds}`);
      killed += await workDisturbed(keepers, { data, story: world.story, kills, found, onKill: (n) => onKill(killed + n) });
      for (const { part, lines, example } of differences(calm.state, finalState(data)))
        found.different.push(`round ${rounds}, ${part}: ${lines} lines differ, such as ${example}`);
      found.violations.push(...(await violationsIn(data)).map((text) => `round ${rounds}: ${text}`));
      rmSync(data, { recursive: true });
    }
    const { halfDone, different, violations } = found;
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { ...order, kills: killed, rounds, killed: found.killed, halfDone, different, violations, books: calm.books, seconds };
  } finally {
    await keepers.dismiss();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Missed kills go into the next round; this many rounds are never needed. */
const mostRounds = 1000;

type Findings = {
  readonly killed: Record<PhaseKind, { beforeCommit: number; afterCommit: number; any: number }>;
  readonly halfDone: string[];
  readonly different: string[];
  readonly violations: string[];
};

function emptyFindings(): Findings {
  const none = () => ({ beforeCommit: 0, afterCommit: 0, any: 0 });
  const killed = Object.fromEntries(phaseKinds.map((kind) => [kind, none()])) as Findings['killed'];
  return { killed, halfDone: [], different: [], violations: [] };
}

type World = { readonly story: Story; copy(name: string): string };

/** A fresh installation with its creditors, and the files that are to come in. */
async function makeWorld(folder: string, { debtors, seed }: ChaosOrder): Promise<World> {
  const files = join(folder, 'files');
  mkdirSync(files);
  const story = writeStory(files, debtors, seed);
  const fresh = join(folder, 'fresh');
  const eve = Temporal.ZonedDateTime.from('2026-11-22T10:00[Europe/Prague]').toInstant();
  const installation = await openInstallation(configOf(fresh), undefined, { now: () => eve });
  await setUpCreditors(installation);
  await installation.close();
  return {
    story,
    copy: (name) => {
      const data = join(folder, name);
      cpSync(fresh, data, { recursive: true });
      return data;
    },
  };
}

type Calm = { readonly state: FinalState; readonly measured: readonly MeasuredPhase[]; readonly books: ChaosReport['books'] };

async function workUndisturbed(keepers: Bookkeepers, { story, copy }: World): Promise<Calm> {
  const data = copy('calm');
  const { through } = await keepers.work({ data, story, from: 0, until: story.phases.length - 1 }, null);
  const left = findHalfDone(recordIn(data)).map(({ what, example }) => `${what} ${example}`);
  if (left.length > 0) throw new Error(`undisturbed work leaves something half done: ${left.join(', ')}`);
  const state = finalState(data);
  const compared = Object.fromEntries(Object.entries(state).map(([part, lines]) => [part, lines.length]));
  const measured = through.map(({ phase, commits, ms }) => ({ kind: kindOf(story, phase), commits, ms }));
  const books = { hash: hashOf(state), compared, sums: matchedSums(data) };
  rmSync(data, { recursive: true });
  return { state, measured, books };
}

/** Returns how many died. */
async function workDisturbed(keepers: Bookkeepers, { data, story, kills, found, onKill }: DisturbedWork): Promise<number> {
  let [from, killed] = [0, 0];
  for (const { phase, point } of kills) {
    if (phase < from) continue; // it was through before it could be killed in it
    const { end, phase: diedIn } = await keepers.work({ data, story, from, until: phase }, point);
    from = end === 'through' ? phase + 1 : (diedIn ?? from);
    if (end === 'through') continue;
    killed += 1;
    onKill(killed);
    const kind = kindOf(story, from);
    found.killed[kind][point.moment === 'any' ? 'any' : point.moment === 'before_commit' ? 'beforeCommit' : 'afterCommit'] += 1;
    for (const { what, rows, example } of findHalfDone(recordIn(data)))
      found.halfDone.push(`killed in ${kind} (${point.moment}): ${what}: ${rows}, such as ${example}`);
  }
  await keepers.work({ data, story, from, until: story.phases.length - 1 }, null);
  for (const { what, rows, example } of findHalfDone(recordIn(data)))
    found.halfDone.push(`at the end: ${what}: ${rows}, such as ${example}`);
  return killed;
}

type DisturbedWork = {
  readonly data: string;
  readonly story: Story;
  readonly kills: readonly Kill[];
  readonly found: Findings;
  readonly onKill: (killed: number) => void;
};

async function violationsIn(data: string): Promise<readonly string[]> {
  const installation = await openInstallation(configOf(data));
  try {
    const verdict = await judge(allEvents(installation.journal));
    return verdict.violations.map(({ rule, message }) => `${rule}: ${message}`);
  } finally {
    await installation.close();
  }
}

function kindOf({ phases }: Story, index: number): PhaseKind {
  const phase = phases[index];
  if (!phase) throw new Error(`the story has no phase ${index}`);
  return phase.kind;
}

function configOf(data: string) {
  return readConfig({ DOVOLAT_DATA: data, DOVOLAT_CACHE: data });
}

function recordIn(data: string): string {
  return join(data, 'dovolat.db');
}
