import { expect, test } from 'vitest';
import { refusalsOf, toldCalls } from '../../../test/support/told-calls.ts';

test('a debtor who can pay a part keys how much, hears it back, and promises that much', () => {
  const play = toldCalls({
    nodes:
      '  verified: { promise: { offer: { 1: today, 2: 3 days, 4: keyed }, part: true }, on: { made: last, declined: last, agent: agent, gave_up: end } }',
  });
  expect(
    play(`  - test: a part
    debtor: jana
    call:
      - { presses: "15031985" }
      - { hears: promise-how-much }
      - { presses: "2" }
      - { hears: promise-amount }
      - { presses: "370#" }
      - { hears: promise-amount-limits, with: { least: 371.00 CZK, most: 1234.00 CZK } }
      - { presses: "371#" }
      - { hears: promise-when }
      - { presses: "2" }
      - { hears: promise-read-back, with: { amount: 371.00 CZK, date: 2026-11-23 } }
      - { presses: "1" }
      - { hears: by-which }
      - { hangs: up }
    ends: { result: rpc_ptp, promise: { amount: 371.00 CZK, date: 2026-11-23 } }
  - test: all of it
    debtor: jana
    call: [{ presses: "15031985" }, { presses: "1" }, { presses: "1" }, { hears: promise-read-back, with: { amount: 1234.50 CZK } }, { presses: "1" }, { hangs: up }]
    ends: { result: rpc_ptp, promise: { amount: 1234.50 CZK, date: 2026-11-20 } }
  - test: back from the amount, and changed in the read-back
    debtor: jana
    call: [{ presses: "15031985" }, { presses: "2" }, { presses: "*" }, { hears: promise-how-much }, { presses: "2" }, { presses: "500#" }, { presses: "4" }, { presses: "2411" },
      { hears: promise-read-back, with: { amount: 500.00 CZK, date: 2026-11-24 } }, { presses: "2" }, { hears: promise-how-much }, { hangs: up }]
    ends: { result: rpc_informed }
  - test: too much three times
    debtor: jana
    call: [{ presses: "15031985" }, { presses: "2" }, { presses: "1235#" }, { presses: "999999999#" }, { presses: "0#" }]
    ends: { at: end, result: rpc_informed }
  - test: the policy asks for all of it
    debtor: jana
    least_promise: 100
    call: [{ presses: "15031985" }, { hears: promise-when }, { hangs: up }]
    ends: { result: none }
`),
  ).toEqual([]);
});

test('a debtor who cannot pay for now is noted for a person, and only once she is verified', () => {
  const play = toldCalls({ nodes: '  verified: { hardship: {}, then: last }' });
  expect(
    play(`  - { test: x, debtor: jana, call: [{ presses: "15031985" }, { hears: by-which }, { hangs: up }], ends: { result: rpc_hardship, hardship: true } }
`),
  ).toEqual([]);
  expect(refusalsOf({ nodes: '  start: { hardship: {}, then: last }' })).toContainEqual(
    expect.stringMatching(/^disclosure_before_verification: node start/),
  );
});

const callback =
  'callback: {}, on: { asked: thanks, declined: last, agent: agent, gave_up: end } }\n  thanks: { say: goodbye, then: end }';
const times = 'call_back_times: [2026-11-23 08:00-12:00, 2026-11-23 12:00-17:00, 2026-11-23 17:00-20:00, 2026-11-24 08:00-12:00]';

test('a debtor chooses when to be called back among the soonest three times, or at any time', () => {
  const play = toldCalls({ nodes: `  verified: { ${callback}` });
  expect(
    play(`  - test: in the afternoon
    debtor: jana
    ${times}
    call:
      - { presses: "15031985" }
      - { hears: callback-morning, with: { date: 2026-11-23 } }
      - { hears: press-1 }
      - { hears: callback-afternoon, with: { date: 2026-11-23 } }
      - { hears: press-2 }
      - { hears: callback-evening, with: { date: 2026-11-23 } }
      - { hears: press-3 }
      - { hears: callback-any }
      - { presses: "4" }
      - { hears: wrong-key }
      - { presses: "2" }
      - { hears: goodbye }
    ends: { result: rpc_callback, callback: 2026-11-23 12:00-17:00 }
  - { test: any time, debtor: jana, call: [{ presses: "15031985" }, { presses: "8" }], ends: { result: rpc_callback, callback: any time } }
  - { test: back, debtor: jana, call: [{ presses: "15031985" }, { presses: "*" }, { hears: by-which }, { hangs: up }], ends: { result: none } }
  - { test: silent, debtor: jana, call: [{ presses: "15031985" }, { stays: silent }, { stays: silent }, { stays: silent }], ends: { at: end, result: none } }
  - { test: an agent, debtor: jana, agents: [none], call: [{ presses: "15031985" }, { presses: "0" }], ends: { result: none } }
`),
  ).toEqual([]);
});

test('whoever was not identified may ask for a call-back, but counts as nobody; without a free time there is nothing to choose', () => {
  expect(
    toldCalls({ nodes: `  start: { ${callback}` })(
      `  - { test: x, debtor: jana, ${times.replace(':', ': ')}, call: [{ presses: "1" }], ends: { result: not_verified, callback: 2026-11-23 08:00-12:00 } }\n`,
    ),
  ).toEqual([]);
  const slots = toldCalls({
    nodes: `  start: { ${callback.replace('{}', '{ any: false }').replace('on: {', 'on: { none: last,')}`,
  });
  expect(slots('  - { test: x, debtor: jana, call: [{ hears: by-which }, { hangs: up }], ends: { result: none } }\n')).toEqual(
    [],
  );
});

test('a dispute may be said in the debtor’s own words, and is opened with or without them', () => {
  const play = toldCalls({
    nodes:
      '  verified: { dispute: { reasons: { 1: not_received }, statement: { longest: 30 s } }, on: { opened: last, back: last, agent: agent, gave_up: end } }',
  });
  const begins = 'debtor: jana, call: [{ presses: "15031985" }, { presses: "1" }, { hears: dispute-statement }';
  expect(
    play(`  - { test: said, ${begins}, { records: 12 s }, { hears: by-which }, { hangs: up }], ends: { result: rpc_dispute, messages: 1, dispute: { reason: not_received, recorded: true } } }
  - { test: hung up while speaking, ${begins}, { hangs: up }], ends: { result: rpc_dispute, messages: 1, dispute: { reason: not_received, recorded: true } } }
  - { test: nothing said, ${begins}, { records: nothing }, { hangs: up }], ends: { result: rpc_dispute, dispute: { reason: not_received } } }
  - { test: not recorded, recording: fails, ${begins}, { records: 5 s }, { hangs: up }], ends: { result: rpc_dispute, dispute: { reason: not_received } } }
`),
  ).toEqual([]);
});
