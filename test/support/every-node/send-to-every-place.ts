import { readFileSync } from 'node:fs';
import { loadFlow } from '../../../src/flow/load-flow.ts';
import { sampleCall } from '../../../src/flow/sample-call.ts';
import type { CallFacts } from '../../../src/flow/session.ts';
import { type SampleDebtor, samplePortfolio } from '../../../src/rehearsal/sample-portfolio.ts';
import { shippedPrompts } from '../shipped-prompts.ts';
import { planPolicy, type SentOut } from './call-every-place.ts';
import { errandsTo } from './errands.ts';
import { findPlaces } from './find-places.ts';

export type EveryErrand = {
  readonly sent: readonly SentOut[];
  /** Nodes where a call stands, and to which nobody of these debtors can come. */
  readonly unreached: readonly string[];
};

/**
 * Debtors enough for every errand of a shipped flow: some owe two amounts that may be split; where a place is not for them, one owes a single
 * amount that is too small for instalments. `known`: what else the flow knows of them.
 */
export function sendToEveryPlace(flowName: string, due: Temporal.PlainDate, known: Partial<CallFacts> = {}): EveryErrand {
  const flow = loadFlow({ file: flowName, text: readFileSync(`ivr-flows/${flowName}.yaml`, 'utf8') }, shippedPrompts());
  if (!flow.ok) throw new Error(flow.message);
  const { facts, secrets } = sampleCall('cs', Temporal.Now.plainDateISO('Europe/Prague').toString());
  const [one] = facts.receivables;
  if (!one) throw new Error('the sample owes nothing');
  const ofMany = findPlaces(flow.value, { facts: { ...facts, ...known, planPolicy, callbackSlots: [] }, secrets });
  const owesLittle = { receivables: [{ ...one, amountMinor: 1500 }], totalMinor: 1500, planPolicy: null, callbackSlots: [] };
  const places = findPlaces(flow.value, { facts: { ...facts, ...known, ...owesLittle }, secrets });
  const ofFew = places.filter(({ name }) => !ofMany.some((place) => place.name === name));
  const errands = [
    ...errandsTo(ofMany).map((errand) => ({ errand, little: false })),
    ...errandsTo(ofFew).map((errand) => ({ errand, little: true })),
  ];
  const [first, ...others] = samplePortfolio(errands.length, ['01'], due);
  if (!first) throw new Error(`${flowName} has no place`);
  const people = [first, ...others.map((other) => namesake(first, other))];
  const sent = errands.flatMap(({ errand, little }, index) => {
    const debtor = people[index];
    return debtor ? [{ errand, debtor: little ? withLittle(debtor) : withTwo(debtor) }] : [];
  });
  const reached = new Set([...ofMany, ...ofFew].map(({ name }) => name.split('/')[0]));
  const unreached = [...flow.value.nodes.values()].filter(({ name, type }) => !reached.has(name) && !passedAtOnce.has(type));
  return { sent, unreached: unreached.map(({ name }) => name) };
}

/** Types of nodes at which no call ever stands. */
const passedAtOnce = new Set([
  ...['branch', 'send', 'tag', 'set', 'hangup', 'opt_out', 'wrong_person', 'paid_already', 'hardship'],
]);

/** All are called alike and owe since the same day, so that what is said to one is rendered for all. */
function namesake({ name, receivables: [first] }: SampleDebtor, other: SampleDebtor): SampleDebtor {
  const receivables = other.receivables.map((item) => ({
    ...item,
    issued: first?.issued ?? item.issued,
    due: first?.due ?? item.due,
  }));
  return { ...other, name, receivables };
}

function withTwo(debtor: SampleDebtor): SampleDebtor {
  const [first] = debtor.receivables;
  if (!first) throw new Error(`${debtor.number} owes nothing`);
  const items = [1, 2].map((nth) => ({ ...first, id: String(Number(first.id) + nth - 1), amount: `${600 + nth * 100},50` }));
  return { ...debtor, receivables: items };
}

function withLittle(debtor: SampleDebtor): SampleDebtor {
  return { ...debtor, receivables: debtor.receivables.slice(0, 1).map((item) => ({ ...item, amount: '15,00' })) };
}
