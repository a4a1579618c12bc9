import { expect, test } from 'vitest';
import { refusalsOf, toldCalls } from '../../../test/support/told-calls.ts';

const webhook = (more = '') =>
  `webhook: { url: https://example.com/hook, data: { days: days_past_due, who: name, owed: total }, takes: [level]${more} }, on: { vip: vip, answered: plain, otherwise: failed } }
  vip: { branch: { high: collected.level >= 3 }, on: { high: high, otherwise: plain } }
  high: { tag: high, then: last }
  plain: { tag: plain, then: last }
  failed: { tag: failed, then: last }`;

test('a program outside is told only what the flow names, and says where the call goes on', () => {
  const play = toldCalls({ nodes: `  verified: { ${webhook()}` });
  const begins = 'debtor: jana, call: [{ presses: "15031985" }, { hears: by-which }, { hangs: up }]';
  const told = 'told_webhooks: [{ days: 19, who: Jana Nováková, owed: 123450 }]';
  expect(
    play(`  - { test: vip, webhooks: [{ leave: vip, values: { level: "3" } }], ${begins}, ends: { result: none, tags: [high], ${told} } }
  - { test: plain, webhooks: [{ values: { level: "x" } }], ${begins}, ends: { result: none, tags: [plain], ${told} } }
  - { test: unknown outlet, webhooks: [{ leave: elsewhere, values: { level: "3" } }], ${begins}, ends: { result: none, tags: [failed] } }
  - { test: a value is missing, webhooks: [{ leave: vip }], ${begins}, ends: { result: none, tags: [failed] } }
  - { test: a value is no word, webhooks: [{ leave: vip, values: { level: "<b>" } }], ${begins}, ends: { result: none, tags: [failed] } }
  - { test: fails, ${begins}, ends: { result: none, tags: [failed] } }
`),
  ).toEqual([]);
});

test('no program outside learns of a debt before the debtor is verified, or by an address that is not https', () => {
  expect(refusalsOf({ nodes: `  start: { ${webhook()}` })).toContainEqual(
    expect.stringMatching(/^disclosure_before_verification: node start \(webhook\) is about the debt/),
  );
  const harmless = webhook().replace('days: days_past_due, ', '').replace(', owed: total', '');
  expect(refusalsOf({ nodes: `  start: { ${harmless}` })).toEqual([]);
  for (const url of ['http://example.com', 'https://user:word@example.com', 'ftp://x', 'https://'])
    expect(refusalsOf({ nodes: `  verified: { ${webhook().replace('https://example.com/hook', url)}` })).toEqual([
      expect.stringMatching(/^bad_options: node verified: webhook.url: write an https address/),
    ]);
  expect(refusalsOf({ nodes: `  verified: { ${webhook().replace('owed: total', 'owed: pin')}` })).toEqual([
    expect.stringMatching(/name a fact/),
  ]);
});

test('a call is recorded only after that was said, and where consent is asked, only after it was given', () => {
  const on =
    'on: { on: recorded, declined: last, failed: failed } }\n  recorded: { tag: on, then: last }\n  failed: { tag: failed, then: last }';
  const announced = toldCalls({ nodes: `  start: { record_call: {}, ${on}` });
  expect(
    announced(`  - { test: announced, debtor: jana, call: [{ hears: recording-notice }, { hears: by-which }, { hangs: up }], ends: { result: none, tags: [on], call_recorded: true } }
  - { test: not possible, debtor: jana, recording: fails, call: [{ hears: by-which }, { hangs: up }], ends: { result: none, tags: [failed] } }
  - { test: cut short, debtor: jana, call: [{ hears: recording-notice }, { hangs: up }], ends: { result: none } }
`),
  ).toEqual([]);
  const asked = toldCalls({ nodes: `  start: { record_call: { ask: true }, ${on}` });
  expect(
    asked(`  - { test: yes, debtor: jana, call: [{ hears: recording-consent }, { presses: "1" }, { hangs: up }], ends: { result: none, tags: [on], call_recorded: true } }
  - { test: no, debtor: jana, call: [{ presses: "2" }, { hears: by-which }, { hangs: up }], ends: { result: none } }
  - { test: silence is no consent, debtor: jana, call: [{ stays: silent }, { hears: recording-consent }, { stays: silent }, { hears: by-which }, { hangs: up }], ends: { result: none } }
`),
  ).toEqual([]);
});

test('a caller leaves a message; who says nothing has left none', () => {
  const play = toldCalls({
    nodes: '  start: { record: leave-message, on: { recorded: tagged, nothing: last } }\n  tagged: { tag: message, then: last }',
  });
  expect(
    play(`  - { test: left, debtor: jana, call: [{ hears: leave-message }, { records: 4 s }, { hears: by-which }, { hangs: up }], ends: { result: none, tags: [message], messages: 1 } }
  - { test: silent, debtor: jana, call: [{ stays: silent }, { hears: by-which }, { hangs: up }], ends: { result: none } }
  - { test: not possible, recording: fails, debtor: jana, call: [{ records: 4 s }, { hangs: up }], ends: { result: none } }
`),
  ).toEqual([]);
});

test('an answering machine gets a message without a word of the debt, whenever it begins to talk; a verified debtor is no machine', () => {
  const play = toldCalls({
    head: 'machine: message',
    nodes:
      '  verified: { say: balance-one, then: last }\n  message: { voicemail: {}, on: { left: end, cut: cut } }\n  cut: { tag: cut-off, then: end }',
  });
  expect(
    play(`  - { test: left, debtor: jana, call: [{ hears: who }, { machine: answers }, { hears: voicemail, with: { name: Jana Nováková } }], ends: { at: end, result: machine_message_left } }
  - { test: cut, debtor: jana, call: [{ machine: answers }, { machine: cuts off }], ends: { at: end, result: none, tags: [cut-off] } }
  - { test: no machine, debtor: jana, call: [{ presses: "15031985" }, { hears: balance-one }, { machine: answers }], ends: { result: rpc_informed } }
`),
  ).toEqual([]);
  expect(play('  - { test: no message, debtor: jana, call: [{ machine: cuts off }], ends: { result: none } }\n')).toEqual([
    'no message: line 12: no message is being left at who',
  ]);
});

test('a debtor chooses the language in which she goes on; silence leaves it as it is', () => {
  const play = toldCalls({
    languages: ['cs', 'hu'],
    nodes: `  start: { language: { offer: [cs, hu] }, on: { chosen: hello, unchanged: hello } }
  hello: { branch: { hungarian: language = hu }, on: { hungarian: tagged, otherwise: last } }
  tagged: { tag: hungarian, then: last }`,
  });
  expect(
    play(`  - { test: hungarian, debtor: jana, call: [{ hears: language-cs }, { hears: language-hu }, { presses: "4" }, { hangs: up }], ends: { result: none, tags: [hungarian] } }
  - { test: czech, debtor: jana, call: [{ presses: "1" }, { hangs: up }], ends: { result: none } }
  - { test: not offered, debtor: jana, call: [{ presses: "5" }, { hears: by-which }, { hangs: up }], ends: { result: none } }
  - { test: silent, debtor: zsofia, call: [{ stays: silent }, { hangs: up }], ends: { result: none, tags: [hungarian] } }
`),
  ).toEqual([]);
});

test('a personal number is asked for only where the law knows it: the PESEL in Poland, the tax number in Hungary', () => {
  const play = toldCalls({
    languages: ['cs', 'pl', 'hu'],
    nodes: `  start: { verify: { by: [birth_date, birth_number, national_id] }, on: { verified: balance, failed: end, cannot: end, gave_up: end, not_me: end, agent: end } }
  balance: { say: balance-one, then: last }`,
  });
  expect(
    play(`  - { test: polish, debtor: anna, call: [{ hears: who-by-birth-date }, { hears: who-by-pesel }, { presses: "3" }, { hears: ask-pesel }, { presses: "44051401359" }, { hears: balance-one }, { hangs: up }], ends: { result: rpc_informed } }
  - { test: hungarian, debtor: zsofia, call: [{ hears: ask-tax-number }, { presses: "8000000008" }, { hears: balance-one }, { hangs: up }], ends: { result: rpc_informed } }
  - { test: czech, debtor: jana, call: [{ hears: ask-birth-date }, { presses: "15031985" }, { hears: balance-one }, { hangs: up }], ends: { result: rpc_informed } }
`),
  ).toEqual([]);
});

test('something is sent to a number that the debtor keys in only where that is allowed, and then told as such', () => {
  const play = toldCalls({
    nodes: `  verified: { collect: { prompt: ask-customer-number, as: mobile, most: 14, check: phone }, on: { collected: sent, gave_up: end } }
  sent: { send: { template: payment-details, by: [sms], to: mobile }, on: { requested: last, no_address: nowhere } }
  nowhere: { tag: nowhere, then: last }`,
  });
  const begins =
    'debtor: jana, call: [{ presses: "15031985" }, { presses: "112#" }, { hears: entry-wrong }, { presses: "601000101#" }, { hears: by-which }, { hangs: up }]';
  expect(
    play(`  - { test: allowed, keyed_number: allowed, ${begins}, ends: { result: none, follow_ups: [sms payment-details to 601000101] } }
  - { test: refused, ${begins}, ends: { result: none, tags: [nowhere] } }
`),
  ).toEqual([]);
  const send = '{ template: thanks, by: [sms], neutral: true }, on: { requested: last, no_address: last } }';
  expect(refusalsOf({ nodes: `  start: { send: ${send}` })).toEqual([]);
  expect(refusalsOf({ nodes: `  start: { send: ${send.replace(', neutral: true', '')}` })).toContainEqual(
    expect.stringMatching(/^disclosure_before_verification/),
  );
});

test('a flow branches on whatever is known of the debtor; of what there is not, nothing is true', () => {
  const play = toldCalls({
    nodes: `  start: { branch: { broken: [promise = broken, promise_in_days < 0, promise_amount >= 500 CZK, broken_promises = 1, last_result = rpc_ptp, segment = vip, attempt_number > 1],
    standing: promise_in_days != 5, planned: [can_plan, most_instalments >= 6], reachable: can_call_back },
    on: { broken: broken, standing: wrong, planned: planned, reachable: reachable, otherwise: last } }
  broken: { tag: broken, then: last }
  planned: { tag: planned, then: last }
  reachable: { tag: reachable, then: last }
  wrong: { tag: wrong, then: last }`,
  });
  const ends = 'call: [{ hears: by-which }, { hangs: up }]';
  expect(
    play(`  - { test: broken, debtor: broke, ${ends}, ends: { result: none, tags: [broken] } }
  - { test: planned, debtor: jana, instalments: { most: 6, every: 30, least: 200.00 CZK }, ${ends}, ends: { result: none, tags: [planned] } }
  - { test: too little for six, debtor: jana, instalments: { most: 6, every: 30, least: 300.00 CZK }, ${ends}, ends: { result: none } }
  - { test: reachable, debtor: jana, call_back_times: [2026-11-23 08:00-12:00], ${ends}, ends: { result: none, tags: [reachable] } }
  - { test: nothing, debtor: jana, ${ends}, ends: { result: none } }
`),
  ).toEqual([]);
});

test('a word that a fact can never be is a mistake, and told so', () => {
  const branch = (condition: string) =>
    refusalsOf({ nodes: `  start: { branch: { x: ${condition} }, on: { x: last, otherwise: last } }` });
  expect(branch('last_result = rpc_ptpp')).toEqual([expect.stringMatching(/last_result is one of none, refused_by_gate/)]);
  expect(branch('promise = kept')).toEqual([expect.stringMatching(/promise is one of none, open, broken/)]);
  expect(branch('segment > vip')).toEqual([expect.stringMatching(/segment is compared by = or != only/)]);
  expect(branch('can_plan = yes')).toEqual([expect.stringMatching(/can_plan is true or false/)]);
});
