import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAnsweredBy, type FarEndSound } from './decide-answered-by.ts';

const sound = (about: Partial<FarEndSound>): FarEndSound => ({
  keys: 0,
  talkMs: 0,
  soundMs: about.talkMs ?? 0,
  tone: null,
  amdSaysMachine: false,
  ...about,
});

test.each([
  ['somebody who says nothing yet', {}, 'unknown'],
  ['“Prosím?”', { talkMs: 549 }, 'unknown'],
  ['somebody who says at length who is there', { talkMs: 3300 }, 'unknown'],
  ['an announcement of several sentences', { talkMs: 12_800 }, 'machine'],
  ['a beep after few words', { talkMs: 2000, tone: 'beep' }, 'machine'],
  ['the tone of a fax', { tone: 'fax' }, 'fax'],
  ['the tone of a fax that calls', { talkMs: 500, tone: 'calling_fax' }, 'fax'],
  ['the three tones of the network', { talkMs: 1000, tone: 'sit' }, 'network'],
  ['somebody who says at length who is there, and AMD suspects her', { talkMs: 3300, amdSaysMachine: true }, 'unknown'],
  ['an announcement that AMD suspects too', { talkMs: 4200, amdSaysMachine: true }, 'machine'],
  ['AMD suspects a machine, and nothing else speaks for one', { amdSaysMachine: true }, 'unknown'],
  ['two words with a pause in which the telephone sent nothing', { talkMs: 9000, soundMs: 1200 }, 'unknown'],
  ['an announcement of which some packets were lost', { talkMs: 9000, soundMs: 8500 }, 'machine'],
] as const)('%s', (_, heard, who) => {
  expect(decideAnsweredBy(sound(heard))).toBe(who);
});

test('whoever has pressed a key is a person, whatever is heard from there', () => {
  const heard = fc.record({
    keys: fc.integer({ min: 1 }),
    talkMs: fc.nat(60_000),
    soundMs: fc.nat(60_000),
    tone: fc.constantFrom('beep', 'fax', 'calling_fax', 'sit', null),
    amdSaysMachine: fc.boolean(),
  });
  fc.assert(fc.property(heard, (any) => decideAnsweredBy(any) === 'person'));
});

test('hearing more of the same speech never turns a machine back into somebody unknown', () => {
  fc.assert(
    fc.property(fc.nat(30_000), fc.nat(30_000), (talkMs, more) => {
      const who = decideAnsweredBy(sound({ talkMs }));
      return who !== 'machine' || decideAnsweredBy(sound({ talkMs: talkMs + more })) === 'machine';
    }),
  );
});
