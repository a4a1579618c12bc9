import { expect, test } from 'vitest';
import { refusalsOf, toldCalls } from '../../../test/support/told-calls.ts';

const nodes = `  verified: { plan: {}, on: { accepted: thanks, none: none, declined: last, agent: agent, gave_up: end } }
  thanks: { say: goodbye, then: end }
  none: { tag: no-plan, then: last }`;
const play = toldCalls({ nodes });
const policy = 'instalments: { most: 6, every: 30, least: 200.00 CZK }';

test('a debtor who chooses three instalments hears their amounts and dates, confirms, and the plan stands', () => {
  expect(
    play(`  - test: three
    debtor: jana
    ${policy}
    call:
      - { presses: "15031985" }
      - { hears: plan-offer, with: { count: "2", amount: 617.00 CZK } }
      - { hears: press-1 }
      - { hears: plan-offer, with: { count: "3", amount: 411.00 CZK } }
      - { hears: press-2 }
      - { hears: plan-else }
      - { presses: "2" }
      - { hears: plan-read-back, with: { count: "3" } }
      - { hears: plan-instalment, with: { amount: 411.00 CZK, date: 2026-11-27 } }
      - { hears: plan-instalment, with: { amount: 411.00 CZK, date: 2026-12-27 } }
      - { hears: plan-instalment, with: { amount: 412.50 CZK, date: 2027-01-26 } }
      - { hears: plan-confirm }
      - { presses: "1" }
      - { hears: goodbye }
    ends:
      result: rpc_plan
      plan:
        - { amount: 411.00 CZK, date: 2026-11-27 }
        - { amount: 411.00 CZK, date: 2026-12-27 }
        - { amount: 412.50 CZK, date: 2027-01-26 }
`),
  ).toEqual([]);
});

test('of many instalments the first, the regular and the last are read; who changes her mind chooses again', () => {
  expect(
    play(`  - test: six, then two
    debtor: jana
    instalments: { most: 12, every: 14, least: 100.00 CZK }
    call:
      - { presses: "15031985" }
      - { presses: "3" }
      - { hears: plan-instalment, with: { amount: 205.00 CZK, date: 2026-11-27 } }
      - { hears: plan-between, with: { amount: 205.00 CZK, days: "14" } }
      - { hears: plan-last, with: { amount: 209.50 CZK, date: 2027-02-05 } }
      - { presses: "2" }
      - { hears: plan-how-many }
      - { presses: "1" }
      - { presses: "1" }
    ends:
      result: rpc_plan
      plan: [{ amount: 617.00 CZK, date: 2026-11-27 }, { amount: 617.50 CZK, date: 2026-12-11 }]
`),
  ).toEqual([]);
});

test('nobody agrees to instalments that were not read to her: keys typed ahead do not confirm', () => {
  const words = toldCalls({ nodes: nodes.replace('verified:', 'verified: { say: balance-one, then: plan }\n  plan:') });
  expect(
    words(`  - test: hasty
    debtor: jana
    ${policy}
    call: [{ types_ahead: "15031985" }, { types_ahead: "11" }, { hears: plan-confirm }, { hangs: up }]
    ends: { result: rpc_informed }
`),
  ).toEqual([]);
});

test('what the policy does not allow is not offered, and nothing at all where it allows nothing', () => {
  expect(
    play(`  - test: only two
    debtor: jana
    instalments: { most: 6, every: 30, least: 500.00 CZK }
    call: [{ presses: "15031985" }, { hears: plan-else }, { presses: "2" }, { hears: wrong-key }, { presses: "*" }, { hears: by-which }, { hangs: up }]
    ends: { result: rpc_informed }
  - test: none
    debtor: jana
    call: [{ presses: "15031985" }, { hears: by-which }, { hangs: up }]
    ends: { result: none, tags: [no-plan] }
`),
  ).toEqual([]);
});

test('silence, wrong keys and the way to an agent lead on as everywhere', () => {
  expect(
    play(`  - test: silent
    debtor: jana
    ${policy}
    call: [{ presses: "15031985" }, { stays: silent }, { hears: no-key }, { presses: "7" }, { hears: wrong-key }, { presses: "1" }, { stays: silent }, { stays: silent }, { stays: silent }]
    ends: { at: end, result: rpc_informed }
  - test: agent
    debtor: jana
    ${policy}
    call: [{ presses: "15031985" }, { presses: "1" }, { presses: "0" }]
    ends: { at: end, result: rpc_transferred, agent_hears: whisper-unverified }
  - test: restart in the read-back
    debtor: jana
    ${policy}
    call: [{ presses: "15031985" }, { presses: "1" }, { system: restarts }, { hears: apology }, { hears: plan-instalment }, { presses: "1" }]
    ends: { result: rpc_plan, plan: [{ amount: 617.00 CZK, date: 2026-11-27 }, { amount: 617.50 CZK, date: 2026-12-27 }] }
`),
  ).toEqual([]);
});

test('a plan that is offered before anybody was verified is refused', () => {
  expect(
    refusalsOf({
      nodes: '  start: { plan: {}, on: { accepted: last, none: last, declined: last, agent: agent, gave_up: last } }',
    }),
  ).toContainEqual(expect.stringMatching(/^disclosure_before_verification: node start/));
});
