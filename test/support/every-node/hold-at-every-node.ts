import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallFacts } from '../../../src/flow/session.ts';
import { linesOf } from '../read-journal.ts';
import { type Beforehand, callEveryPlace, type EveryPlace } from './call-every-place.ts';
import type { ErrandKind } from './errands.ts';
import { sendToEveryPlace } from './send-to-every-place.ts';
import { toldOtherwise } from './told-otherwise.ts';

/**
 * The tests of one shipped flow: whatever a debtor does at whichever node, the real call goes as the same call in virtual time. `due`: what is due
 * lies some weeks before it. `unreached`: nodes where a call would stand to which none of these debtors can come.
 */
export function holdAtEveryNode(
  flow: string,
  {
    due = today,
    known = {},
    unreached,
    beforehand,
  }: {
    readonly due?: Temporal.PlainDate;
    readonly known?: Partial<CallFacts>;
    readonly unreached: readonly string[];
    readonly beforehand?: Beforehand;
  },
): void {
  const every = sendToEveryPlace(flow, due, known);
  let calls: EveryPlace;
  beforeAll(async () => {
    calls = await callEveryPlace(flow, every.sent, beforehand);
  }, 420_000);
  afterAll(() => calls?.close());

  test('debtors are sent to every node where a call may stand, but for those whom no telephone reaches', () => {
    expect(every.unreached.toSorted()).toEqual(unreached.toSorted());
    expect(calls.done).toHaveLength(every.sent.length);
  });

  test.each(every.sent.map(({ errand, debtor }) => ({ title: `${words[errand.kind]} ${errand.place.name}`, debtor })))(
    '$title: the real call goes as the rehearsed one',
    ({ debtor }) => {
      const done = calls.done.find((each) => each.debtor.number === debtor.number);
      expect(done && toldOtherwise(calls.journal, done.attemptId, done.call, done.keys).join('\n')).toBe('');
    },
  );

  test('a key cuts a prompt short within the first half of what it had to say', () => {
    const barged = calls.done.filter(({ debtor }) => debtor.errand.kind === 'barges_in').map(({ attemptId }) => attemptId);
    const cut = calls.journal
      .filter(({ type, subject }) => type === 'prompt_heard' && barged.includes(subject.attemptId ?? ''))
      .map(({ data }) => data as { outcome: string; playedMs: number; ofMs: number })
      .filter(({ outcome, ofMs }) => outcome === 'stopped' && ofMs > 1500);
    expect(cut.length).toBeGreaterThan(0);
    expect(cut.filter(({ playedMs, ofMs }) => playedMs > ofMs / 2)).toEqual([]);
  });

  test('each debtor was called once, and the judge finds nothing', async () => {
    expect(linesOf(calls.journal, 'attempt_ended')).toHaveLength(every.sent.length);
    const placed = await calls.world.carrier.placedCalls();
    expect(new Set(placed.map(({ callId }) => callId)).size).toBe(every.sent.length);
    const judged = await calls.world.dovolat('judge');
    expect(judged.code, judged.stdout).toBe(0);
  });
}

const today = Temporal.Now.plainDateISO('Europe/Prague');

const words: Readonly<Record<ErrandKind, string>> = {
  hangs_up: 'a debtor who hangs up in the words of',
  says_nothing: 'a debtor who presses nothing from',
  barges_in: 'a debtor who presses a key as soon as she hears',
  types_ahead: 'a debtor who has typed ahead all to and of',
};
