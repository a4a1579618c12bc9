import { readFileSync } from 'node:fs';
import { loadFlow } from '../../../src/flow/load-flow.ts';
import { type SampleDebtor, samplePortfolio } from '../../../src/rehearsal/sample-portfolio.ts';
import { shippedPrompts } from '../shipped-prompts.ts';
import { calleeKinds } from './callees.ts';
import { errandsTo } from './errands.ts';
import { findPlaces } from './find-places.ts';
import type { FlowAtEveryNode, SentToEveryPlace } from './flow-at-every-node.ts';

/** Debtors enough for every errand of some shipped flows, no two of them alike. A place to which the usual debtor cannot come is for another kind. */
export function sendToEveryPlace(flows: readonly FlowAtEveryNode[]): SentToEveryPlace[] {
  let before = 0;
  return flows.map((each) => {
    const every = sendThrough(each, before);
    before += every.sent.length;
    return every;
  });
}

/** `before`: debtors of other flows, whose numbers are taken. */
function sendThrough(every: FlowAtEveryNode, before: number): SentToEveryPlace {
  const flow = loadFlow({ file: every.flow, text: readFileSync(`ivr-flows/${every.flow}.yaml`, 'utf8') }, shippedPrompts());
  if (!flow.ok) throw new Error(flow.message);
  const places = new Set<string>();
  const errands = calleeKinds(every).flatMap(({ callee, make }) => {
    const found = findPlaces(flow.value, callee).filter(({ name }) => !places.has(name));
    for (const { name } of found) places.add(name);
    return errandsTo(flow.value, callee, found).map((errand) => ({ errand, make }));
  });
  const [first, ...others] = samplePortfolio(before + errands.length, ['01'], every.due ?? today).slice(before);
  if (!first) throw new Error(`${every.flow} has no place`);
  const people = [first, ...others.map((other) => namesake(first, other))];
  const sent = errands.flatMap(({ errand, make }, index) => {
    const debtor = people[index];
    return debtor ? [{ errand, ...make(debtor) }] : [];
  });
  const reached = new Set([...places].map((name) => name.split('/')[0]));
  const passedBy = [...flow.value.nodes.values()].filter(({ name, type }) => !reached.has(name) && !passedAtOnce.has(type));
  return { ...every, sent, places: [...places], passedBy: passedBy.map(({ name }) => name) };
}

const today = Temporal.Now.plainDateISO('Europe/Prague');

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
