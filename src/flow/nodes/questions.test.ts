import { expect, test } from 'vitest';
import { refusalsOf, toldCalls } from '../../../test/support/told-calls.ts';

const prompts =
  'how-was-it: Ohodnoťte nás od jedné do pěti.\nsatisfied: Pomohli jsme vám? Ano jedna, ne dva.\nnumber: Zadejte číslo.';

test('a choice takes a number from one to five, which the flow can compare later', () => {
  const play = toldCalls({
    prompts,
    nodes: `  start: { choice: { prompt: how-was-it, as: mark }, on: { chosen: well, gave_up: last } }
  well: { branch: { good: collected.mark <= 2 }, on: { good: tag-good, otherwise: tag-bad } }
  tag-good: { tag: good, then: last }
  tag-bad: { tag: { name: bad }, then: last }`,
  });
  expect(
    play(`  - { test: good, debtor: jana, call: [{ presses: "2" }, { hangs: up }], ends: { result: none, tags: [good] } }
  - { test: bad, debtor: jana, call: [{ presses: "6" }, { hears: wrong-key }, { presses: "5" }, { hangs: up }], ends: { result: none, tags: [bad] } }
  - { test: silent, debtor: jana, call: [{ stays: silent }, { stays: silent }, { stays: silent }, { hears: by-which }, { hangs: up }], ends: { result: none } }
`),
  ).toEqual([]);
});

test('yes is 1 and no is 2; anything else is asked again', () => {
  const play = toldCalls({
    prompts,
    nodes: `  start: { yes_no: satisfied, on: { yes: tag-yes, no: tag-no, gave_up: last } }
  tag-yes: { tag: yes-said, then: last }
  tag-no: { tag: no-said, then: last }`,
  });
  expect(
    play(`  - { test: yes, debtor: jana, call: [{ presses: "1" }, { hangs: up }], ends: { result: none, tags: [yes-said] } }
  - { test: no, debtor: jana, call: [{ presses: "3" }, { hears: wrong-key }, { presses: "2" }, { hangs: up }], ends: { result: none, tags: [no-said] } }
  - { test: silent, debtor: jana, call: [{ stays: silent }, { stays: silent }, { stays: silent }, { hears: by-which }, { hangs: up }], ends: { result: none } }
`),
  ).toEqual([]);
});

test('each answer of a survey is recorded as soon as it is given, also when the debtor then hangs up', () => {
  const play = toldCalls({
    prompts,
    nodes:
      '  start: { survey: { questions: { service: how-was-it, helped: { prompt: satisfied, keys: ["1", "2"] } } }, on: { done: last, gave_up: end } }',
  });
  expect(
    play(`  - { test: all, debtor: jana, call: [{ presses: "4" }, { presses: "3" }, { hears: wrong-key }, { presses: "1" }, { hears: by-which }, { hangs: up }], ends: { result: none, survey: { service: "4", helped: "1" } } }
  - { test: half, debtor: jana, call: [{ presses: "5" }, { hangs: up }], ends: { result: none, survey: { service: "5" } } }
  - { test: nothing, debtor: jana, call: [{ stays: silent }, { hears: no-key }, { stays: silent }], ends: { at: end, result: none } }
`),
  ).toEqual([]);
});

test('a flow counts how often somebody came by, and keeps words to branch on', () => {
  const play = toldCalls({
    prompts,
    nodes: `  start: { set: { rounds: "+1", way: short }, then: again }
  again: { menu: { prompt: anything-else, repeat: 5 }, on: { 8: count, gave_up: last } }
  count: { set: { rounds: "+1" }, then: enough }
  enough: { branch: { enough: [collected.rounds >= 3, collected.way = short] }, on: { enough: tagged, otherwise: again } }
  tagged: { tag: three-rounds, then: last }`,
  });
  expect(
    play(`  - { test: three, debtor: jana, call: [{ presses: "8" }, { presses: "8" }, { hears: by-which }, { hangs: up }], ends: { result: none, tags: [three-rounds] } }
  - { test: two, debtor: jana, call: [{ presses: "8" }, { hangs: up }], ends: { result: none } }
`),
  ).toEqual([]);
});

test('the repeat key of a menu repeats it without counting as a mistake, and leads nowhere else', () => {
  const nodes = '  start: { menu: { prompt: anything-else, repeat: 5, tries: 1 }, on: { 8: last, gave_up: end } }';
  const play = toldCalls({ nodes });
  expect(
    play(`  - test: again and again
    debtor: jana
    call: [{ hears: anything-else }, { presses: "5" }, { hears: anything-else }, { presses: "5" }, { hears: anything-else }, { presses: "8" }, { hears: by-which }, { hangs: up }]
    ends: { result: none }
`),
  ).toEqual([]);
  expect(refusalsOf({ nodes: nodes.replace('8: last', '8: last, 5: last') })).toEqual([
    expect.stringMatching(/^unknown_outlet: node start has no outlet 5/),
  ]);
});

test('digits that cannot be what they should be are asked again with the reason; `*` ends an entry where the flow says so', () => {
  const play = toldCalls({
    prompts,
    nodes: `  start: { collect: { prompt: number, as: account, most: 16, finish: "*", check: account }, on: { collected: ok, gave_up: last } }
  ok: { branch: { right: collected.account = 727558021 }, on: { right: tagged, otherwise: last } }
  tagged: { tag: right, then: last }`,
  });
  expect(
    play(`  - { test: right, debtor: jana, call: [{ presses: "727558022*" }, { hears: entry-wrong }, { presses: "727558021*" }, { hangs: up }], ends: { result: none, tags: [right] } }
  - { test: wrong, debtor: jana, call: [{ presses: "1*" }, { presses: "2*" }, { presses: "3*" }, { hears: by-which }, { hangs: up }], ends: { result: none } }
`),
  ).toEqual([]);
});
