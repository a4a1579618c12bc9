import { sampleCall } from '../../../src/flow/sample-call.ts';
import type { CallFacts } from '../../../src/flow/session.ts';
import type { SampleDebtor } from '../../../src/rehearsal/sample-portfolio.ts';
import type { Callee } from './find-places.ts';
import { type FlowAtEveryNode, planPolicy, type SentOut } from './flow-at-every-node.ts';

/** A kind of debtor: what a flow knows of such a one, and how one comes to be. */
export type CalleeKind = {
  readonly callee: Callee;
  readonly make: (debtor: SampleDebtor) => Omit<SentOut, 'errand'>;
};

/**
 * The kinds of debtors, the usual one first: who owes two amounts that may be split; who owes a single amount that is too small for
 * instalments; of those who call, also who owes nothing any more, and who calls from a telephone that nobody has on record.
 */
export function calleeKinds({ answers, known }: Pick<FlowAtEveryNode, 'answers' | 'known'>): CalleeKind[] {
  const { facts, secrets } = sampleCall('cs', Temporal.Now.plainDateISO('Europe/Prague').toString());
  const [one] = facts.receivables;
  if (!one) throw new Error('the sample owes nothing');
  const base: CallFacts = { ...facts, ...known, direction: answers ? 'inbound' : 'outbound' };
  const owesTwo = { facts: { ...base, planPolicy }, secrets };
  const owesLittle = {
    facts: { ...base, receivables: [{ ...one, amountMinor: 1500 }], totalMinor: 1500, planPolicy: null },
    secrets,
  };
  const usual = [
    { callee: owesTwo, make: held(withTwo) },
    { callee: owesLittle, make: held(withLittle) },
  ];
  if (!answers) return usual;
  const herself = ({ callee, make }: CalleeKind): CalleeKind => ({ callee: { ...callee, customer: callee }, make });
  const owesNothing = { facts: { ...base, receivables: [], totalMinor: 0, daysPastDue: 0, planPolicy }, secrets };
  const person = { ...facts.person, name: '', address: '', verifiers: [], hasMobile: false, hasEmail: false };
  const unknown = { facts: { ...owesNothing.facts, candidates: 'none', person } as const, secrets: {}, customer: owesTwo };
  return [
    ...usual.map(herself),
    herself({ callee: owesNothing, make: (debtor) => ({ ...held(withTwo)(debtor), settled: true }) }),
    { callee: unknown, make: (debtor) => ({ ...held(withTwo)(debtor), telephone: debtor.number.replace(/..$/, '02') }) },
  ];
}

function held(owing: (debtor: SampleDebtor) => SampleDebtor): CalleeKind['make'] {
  return (debtor) => ({ debtor: owing(debtor), telephone: debtor.number, settled: false });
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
