import { expect, test } from 'vitest';
import { linesOf } from '../read-journal.ts';
import type { EveryPlace } from './call-every-place.ts';
import type { ErrandKind } from './errands.ts';
import type { SentToEveryPlace } from './flow-at-every-node.ts';
import { callOf } from './rounds.ts';
import { toldOtherwise } from './told-otherwise.ts';

/** The tests of one shipped flow: whatever a debtor does at whichever node, the real call goes as the same call in virtual time. */
export function holdAtEveryNode(
  { sent, places, passedBy, unreached }: SentToEveryPlace,
  rounds: () => readonly EveryPlace[],
): void {
  const own = () => sent.flatMap(({ telephone }) => callOf(rounds(), telephone) ?? []);

  test('debtors are sent to every node where a call may stand, but for those whom no telephone reaches', () => {
    expect(passedBy.toSorted()).toEqual(unreached.toSorted());
    expect(own()).toHaveLength(sent.length);
  });

  test('at every place somebody presses a key as soon as she hears it, and somebody hangs up in its words', () => {
    const barged = new Set(own().flatMap(({ bargedIn }) => bargedIn));
    const left = new Set(own().map(({ leftAt }) => leftAt));
    expect(places.filter((name) => !barged.has(name))).toEqual([]);
    expect(places.filter((name) => !left.has(name))).toEqual([]);
  });

  test.each(sent.map(({ errand, telephone }) => ({ title: `${words[errand.kind]} ${errand.place.name}`, telephone })))(
    '$title: the real call goes as the rehearsed one',
    ({ telephone }) => {
      const call = callOf(rounds(), telephone);
      expect(call && toldOtherwise(call.journal, call).join('\n')).toBe('');
    },
  );

  test('nineteen keys in twenty cut a prompt short within the first half of what it had to say', () => {
    const barging = new Set(sent.filter(({ errand }) => errand.kind === 'barges_in').map(({ telephone }) => telephone));
    const cut = own()
      .filter(({ telephone }) => barging.has(telephone))
      .flatMap(({ journal, attemptId }) => linesOf(journal, 'prompt_heard', attemptId))
      .map(({ data }) => data as { outcome: string; playedMs: number; ofMs: number })
      .filter(({ outcome, ofMs }) => outcome === 'stopped' && ofMs > 1500);
    expect(cut.length).toBeGreaterThan(0);
    const late = cut.filter(({ playedMs, ofMs }) => playedMs > ofMs / 2);
    expect(late.length, JSON.stringify(late)).toBeLessThanOrEqual(Math.ceil(cut.length / 20));
  });
}

const words: Readonly<Record<ErrandKind, string>> = {
  hangs_up: 'a debtor who hangs up in the words of',
  says_nothing: 'a debtor who presses nothing from',
  barges_in: 'a debtor who presses a key as soon as she hears',
  types_ahead: 'a debtor who has typed ahead all to and of',
};
