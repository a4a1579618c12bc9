import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fileOf, importerInto } from '../../test/support/import-into.ts';
import { type Debtor, must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import { inside } from '../adapters/db/unit-of-work.ts';
import { ringAgent } from '../desk/ring-agent.ts';
import { releaseByHand } from '../gate/suppress-by-hand.ts';
import { type Country, countries } from '../kernel/country.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import { numberKinds } from '../kernel/phone.vectors.ts';
import { createCampaign } from './create-campaign.ts';
import type { Campaign } from './model.ts';
import { moveCampaign } from './move-campaign.ts';
import type { DialOrder } from './telephony.ts';

/** What may be dialled at all, by hand from the numbering plans; the program's own reading of numbers has no part in it. */
const lines: Readonly<Record<Country, RegExp>> = {
  CZ: /^\+420(60[1-8]\d{6}|70[2-8]\d{6}|7[2379]\d{7}|[2-5]\d{8})$/,
  SK: /^\+421(9(0[1-9]|1\d|4\d|5\d)\d{6}|[2-5]\d{8})$/,
  PL: /^\+48((45|50|51|53|57|60|66|69|72|73|78|79|88)\d{7}|(1[2-8]|22)\d{7})$/,
  HU: /^\+36((20|30|31|50|70)\d{7}|1\d{7})$/,
};
const rehearsalLines: Readonly<Record<Country, RegExp>> = {
  CZ: /^\+420000\d{6}$/,
  SK: /^\+421000\d{6}$/,
  PL: /^\+48000\d{6}$/,
  HU: /^\+36000\d{6}$/,
};
const codes: Readonly<Record<Country, string>> = { CZ: '+420', SK: '+421', PL: '+48', HU: '+36' };

/** Numbers as a file of each country writes them, every kind of its plan and of the global ones, and rehearsal numbers of all four. */
const writings: Readonly<Record<Country, readonly string[]>> = Object.fromEntries(
  countries.map((country) => [
    country,
    [
      ...numberKinds.flatMap((plan) =>
        plan.numbers.flatMap(([text, , , number]) => (plan.country === country ? [text] : (number ?? []))),
      ),
      ...countries.flatMap((each) => ['101001', '101002', '101003'].map((rest) => `${codes[each]}000${rest}`)),
    ],
  ]),
) as unknown as typeof writings;

/** Numbers in their international form: for suppression lists, agents, and what the far ends do. */
const known = [...new Set(numberKinds.flatMap(({ numbers }) => numbers.flatMap(([, , , number]) => number ?? [])))].concat(
  countries.flatMap((each) => ['101001', '101002', '101003'].map((rest) => `${codes[each]}000${rest}`)),
);
/** Those that some trunk may ring. */
const ringable = known.filter((each) =>
  countries.some((country) => lines[country].test(each) || rehearsalLines[country].test(each)),
);
const goodAgents = ['+420601999888', '+420000999990', '+48512999888'];
/** What no file would bring in, but a record may hold. */
const spoilt = [
  '112',
  '158',
  '+420112',
  '+420906999999',
  '906999999',
  'tel:150',
  '+882169999999',
  '+4915199999999',
  '00900123456',
];

const habits: readonly Debtor[] = [
  { rejects: { after: 300, sipCode: 404, cause: 1 } },
  { rejects: { after: 300, sipCode: 486, cause: 17 } },
  { answersAfter: 500, hangsUpAfter: 1500 },
  { answersAfter: 500, presses: { 'ask-birth-date': '15031985', options: '0' } },
];

type Event =
  | { readonly do: 'suppress'; readonly number: string }
  | { readonly do: 'release'; readonly number: string }
  | { readonly do: 'suppress_for'; readonly number: string; readonly ms: number }
  | { readonly do: 'agent'; readonly number: string }
  | { readonly do: 'reach'; readonly trunk: number; readonly countries: readonly Country[] };

const someCountries = fc.oneof(
  { weight: 2, arbitrary: fc.constant([...countries]) },
  { weight: 1, arbitrary: fc.subarray([...countries], { minLength: 1 }) },
);
const number = fc.constantFrom(...known);
const anyAgent = fc.oneof(number, fc.constantFrom(...goodAgents));
const events: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('suppress' as const), number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), number }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('suppress_for' as const), number, ms: fc.integer({ min: 1, max: 8000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('agent' as const), number: anyAgent }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reach' as const), trunk: fc.nat({ max: 1 }), countries: someCountries }) },
);
const debtors = fc.constantFrom(...countries).chain((country) =>
  fc.record({
    country: fc.constant(country),
    phones: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...writings[country]) },
        { weight: 2, arbitrary: fc.constantFrom(...ringable) },
      ),
      { minLength: 1, maxLength: 4 },
    ),
    spoil: fc.option(fc.record({ which: fc.nat({ max: 3 }), to: fc.constantFrom(...spoilt) }), { freq: 4 }),
  }),
);
const stories = fc.record({
  debtors: fc.array(debtors, { minLength: 10, maxLength: 18 }),
  trunks: fc.constantFrom([false], [true], [false, true], [true, false]),
  reach: fc.tuple(someCountries, someCountries),
  suppressed: fc.subarray(known, { maxLength: 8 }),
  agents: fc.array(anyAgent, { minLength: 3, maxLength: 3 }),
  calendar: fc.constantFrom('legal' as const, 'rehearsal' as const),
  prepareMs: fc.constantFrom(0, 2500),
  habit: fc.integer({ min: 0, max: 1000 }),
  events: fc.array(fc.record({ afterMs: fc.integer({ min: 100, max: 4000 }), event: events }), { minLength: 4, maxLength: 10 }),
});
type Story = typeof stories extends fc.Arbitrary<infer S> ? S : never;

/** Both trunks, and debtors who ask for an agent, who may be rung. */
const everybodyAnswers: Story = {
  debtors: countries.flatMap((country) =>
    ['101001', '101002', '101003'].map((rest) => ({ country, phones: [`${codes[country]}000${rest}`], spoil: null })),
  ),
  trunks: [false, true],
  reach: [[...countries], [...countries]],
  suppressed: [],
  agents: ['+420000999990', '+420112', '+420906123456'],
  calendar: 'rehearsal',
  prepareMs: 0,
  habit: 3,
  events: [{ afterMs: 20_000, event: { do: 'suppress', number: '+420000999990' } }],
};
/** The same, and the agent's number comes onto a list while they are on the phone and before they ask for her. */
const agentIsSuppressed: Story = {
  ...everybodyAnswers,
  events: [
    { afterMs: 3000, event: { do: 'suppress', number: '+420000999990' } },
    { afterMs: 15_000, event: { do: 'release', number: '+36201234567' } },
  ],
};

/** What was true from a line of the journal on. */
type Change =
  | { readonly seq: number; readonly trunk: string; readonly reach: readonly Country[] }
  | { readonly seq: number; readonly number: string; readonly heldUntil: number };

test('premium, emergency, short, shared-cost, foreign and suppressed numbers are dialled by no way, and rehearsal numbers by no real one', async () => {
  const dialled = { debtors: 0, agents: 0, refusedAgents: 0 };
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const the = await openDialer();
      try {
        const { orders, refusedAgents } = await play(the, story);
        dialled.refusedAgents += refusedAgents;
        for (const { channelId } of orders) dialled[channelId.startsWith('agent-') ? 'agents' : 'debtors'] += 1;
        expect(the.complaints).toEqual([]);
        expect(await the.violations(false)).toEqual([]);
      } finally {
        await the.close();
      }
    }),
    { numRuns: 12, endOnFailure: true, examples: [[everybodyAnswers], [agentIsSuppressed]] },
  );
  // the oracle has had something to look at, on both kinds of legs
  expect(dialled.debtors).toBeGreaterThan(20);
  expect(dialled.agents).toBeGreaterThan(0);
  expect(dialled.refusedAgents).toBeGreaterThan(5);
});

async function play(the: OpenDialer, story: Story) {
  the.parts.desk = ringAgent({ ...the.tools, telephony: the.phones, timers: the.time, log: the.parts.log });
  the.broken.prepareMs = story.prepareMs;
  known.forEach((each, index) => {
    the.people.set(each, habits[(index + story.habit) % habits.length] ?? {});
  });
  const changes: Change[] = [];
  const trunks: { readonly name: string; readonly simulated: boolean }[] = [];
  for (const [index, simulated] of story.trunks.entries()) {
    const name = `trunk-${index}`;
    const reach = story.reach[index] ?? [];
    await the.trunk({ name, simulated, destinations: reach });
    trunks.push({ name, simulated });
    changes.push({ seq: 0, trunk: name, reach });
  }
  const creditor = await the.creditor('CZ');
  await the.identity(creditor, '+420000900001');
  await importThem(the, creditor.id, story.debtors);
  for (const each of story.suppressed) await happen(the, changes, { do: 'suppress', number: each });
  let campaign: Campaign | undefined;
  let refusedAgents = 0;
  for (const [index, agentNumber] of story.agents.entries()) {
    const retryAfterMs = { busy: 4000, hung_up_early: 4000, lost: 4000, no_answer: 4000, silent: 4000 };
    const settings = { calendar: story.calendar, agentNumber: agentNumber as PhoneNumber, retryAfterMs, callsPerSecond: 10 };
    const made = await createCampaign(the.tools, 'user:test', {
      ...{ name: `campaign ${index}`, creditor: creditor.code, flow: 'soft-reminder' },
      settings,
    });
    const way = trunks.some((trunk) => objection(agentNumber, trunk, changes, Number.MAX_SAFE_INTEGER, nowOf(the)) === null);
    if (!made.ok && made.reason === 'nobody_to_call') return { orders: [], refusedAgents };
    expect({ agentNumber, made: made.ok }).toEqual({ agentNumber, made: way });
    if (made.ok) campaign = made.value;
    else refusedAgents += 1;
  }
  campaign ??= must(
    await createCampaign(the.tools, 'user:test', {
      ...{ name: 'nobody', creditor: creditor.code, flow: 'soft-reminder' },
      settings: { calendar: story.calendar, callsPerSecond: 10 },
    }),
  );
  must(await moveCampaign(the.tools, 'user:test', campaign, 'start'));
  the.start();
  for (const { afterMs, event } of story.events) {
    await the.time.advance(afterMs);
    if (event.do === 'agent') await the.change(campaign, { agentNumber: event.number as PhoneNumber });
    else await happen(the, changes, event);
  }
  await the.time.advance(12_000);
  const orders = the.phones.dialled;
  await checkOrders(the, orders, trunks, changes);
  return { orders, refusedAgents };
}

const nowOf = (the: OpenDialer) => the.time.now().epochMilliseconds;

async function happen(the: OpenDialer, changes: Change[], event: Exclude<Event, { readonly do: 'agent' }>): Promise<void> {
  const lastSeq = async (type: string) => (await the.events(type)).at(-1)?.seq ?? 0;
  switch (event.do) {
    case 'suppress':
    case 'suppress_for': {
      const until = event.do === 'suppress' ? null : nowOf(the) + event.ms;
      if ((await the.suppress(event.number, until)) === 'unchanged') return;
      changes.push({
        seq: await lastSeq('suppression_added'),
        number: event.number,
        heldUntil: until ?? Number.POSITIVE_INFINITY,
      });
      return;
    }
    case 'release': {
      const wish = { number: event.number as PhoneNumber, list: null, reason: 'by mistake' };
      const released = await releaseByHand(the.tools, 'user:test', wish);
      if (released.ok) changes.push({ seq: await lastSeq('suppression_removed'), number: event.number, heldUntil: 0 });
      return;
    }
    case 'reach': {
      const name = `trunk-${event.trunk}`;
      await the.run(async (tx) => {
        await sql`update trunks set settings = json_set(settings, '$.destinations', json(${JSON.stringify(event.countries)})) where name = ${name}`.execute(
          inside(tx),
        );
        await the.tools.journal.append(tx, 'system', [{ type: 'reach_changed', subject: {}, data: {} }]);
      });
      changes.push({ seq: await lastSeq('reach_changed'), trunk: name, reach: event.countries });
    }
  }
}

/** The way in that numbers have: a file; and what only a damaged record could hold. */
async function importThem(the: OpenDialer, creditorId: Campaign['creditorId'], people: Story['debtors']): Promise<void> {
  const header =
    'receivable_id;debtor_id;name;country;language;birth_date;amount;currency;due_date;phone;phone_2;phone_3;phone_4';
  const rows = people.map(({ country, phones }, index) =>
    [`F${index}`, `D${index}`, `Person ${index}`, country, 'cs', '1985-03-15', '1000,00', 'CZK', '2026-11-01', ...phones].join(
      ';',
    ),
  );
  const creditor = await the.run((tx) => the.tools.books.creditors.find(tx, creditorId));
  if (!creditor) throw new Error('no creditor');
  must(await importerInto(the).importFile(creditor, fileOf('people.csv', `${[header, ...rows].join('\n')}\n`)));
  for (const [index, { spoil }] of people.entries()) {
    if (!spoil) continue;
    await the.run((tx) =>
      sql`update or ignore contact_points set value = ${spoil.to}, phone_kind = 'mobile' where kind = 'phone' and position = ${spoil.which}
        and person_id = (select person_id from receivables where external_key like ${`%F${index}`})`.execute(inside(tx)),
    );
  }
}

/** Each order that reached the telephone network, against what was true when it was reserved. */
async function checkOrders(
  the: OpenDialer,
  orders: readonly DialOrder[],
  trunks: readonly { readonly name: string; readonly simulated: boolean }[],
  changes: readonly Change[],
): Promise<void> {
  const reserved = new Map<string, { readonly seq: number; readonly at: number }>();
  for (const { type, seq, at, subject, data } of await the.events('attempt_reserved', 'transfer_started')) {
    const channel = type === 'attempt_reserved' ? subject.attemptId : Reflect.get(data, 'agentChannel');
    reserved.set(String(channel), { seq, at });
  }
  for (const { channelId, number: called, trunk: name } of orders) {
    const trunk = trunks.find((each) => each.name === name);
    const when = reserved.get(channelId);
    if (!trunk || !when) throw new Error(`${channelId} was dialled by ${name} without a line in the journal`);
    expect({ called, name, against: objection(called, trunk, changes, when.seq, when.at) }).toEqual({
      called,
      name,
      against: null,
    });
  }
}

/** Why a number may not be dialled by a trunk, as of a line of the journal and a moment; null when it may. */
function objection(
  called: string,
  trunk: { readonly name: string; readonly simulated: boolean },
  changes: readonly Change[],
  seq: number,
  at: number,
): string | null {
  const plans = trunk.simulated ? rehearsalLines : lines;
  const country = countries.find((each) => plans[each].test(called));
  if (!country) return 'no line that this trunk may ring';
  const before = changes.filter((change) => change.seq < seq);
  const reach = before.findLast((change) => 'trunk' in change && change.trunk === trunk.name);
  if (!(reach && 'reach' in reach && reach.reach.includes(country))) return 'a country that the trunk may not reach';
  const held = before.findLast((change) => 'number' in change && change.number === called);
  return held && 'heldUntil' in held && at < held.heldUntil ? 'on a suppression list' : null;
}
