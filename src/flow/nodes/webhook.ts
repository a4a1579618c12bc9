import { z } from 'zod';
import { branchFacts } from '../branch-facts.ts';
import { readFact } from '../condition.ts';
import { defineNode, noState, type Outlet, type Scene, type Turn } from '../define-node.ts';
import { factCatalogue } from '../facts.ts';
import { collectedName, duration } from '../option-schemas.ts';
import { collectedName as nameOfCollected } from '../places-of.ts';
import type { FlowInput } from '../session.ts';

const spokenFacts = ['neutral_name', 'callback_number', 'name', 'today', 'oldest_due'] as const;
type SpokenFact = (typeof spokenFacts)[number];

const fact = z
  .string()
  .refine(
    (text) => isSpoken(text) || Object.hasOwn(branchFacts, text) || nameOfCollected(text) !== undefined,
    `name a fact: ${[...spokenFacts, ...Object.keys(branchFacts)].join(', ')} or collected.NAME`,
  );

const options = z
  .strictObject({
    url: z
      .string()
      .max(500)
      .refine(isPlainHttps, 'write an https address without a password in it, like https://example.com/hook')
      .meta({ title: 'Address (https)' }),
    data: z.record(collectedName, fact).default({}).meta({ title: 'What it is told: a fact for each name' }),
    takes: z.array(collectedName).default([]).meta({ title: 'Values that it must answer, kept as collected.NAME' }),
    wait: duration
      .prefault('3 s')
      .refine((ms) => ms <= 15_000, 'nobody listens to silence for more than 15 s')
      .meta({ title: 'Longest wait for the answer' }),
  })
  .meta({ title: 'Ask a program outside' });
type Options = z.output<typeof options>;

/**
 * Asks a program outside and goes where it says: by an outlet that the flow names (`answered` where the program names none), and by
 * `otherwise` when it fails, is late, names an unknown outlet, or answers without one of the values of `takes`. It is told only the facts
 * that `data` names; those about the debt only once the debtor is verified.
 */
export const webhook = defineNode<Options, Record<string, never>>({
  type: 'webhook',
  title: 'Ask a program outside',
  options,
  local: noState,
  discloses: ({ data }) => (Object.values(data).some((fact) => disclosureOf(fact) === 'debt') ? 'debt' : 'neutral'),
  outlets: (_options, wanted) => ({
    ...Object.fromEntries(wanted.filter((name) => name !== 'otherwise' && /^[a-z][a-z0-9_]*$/.test(name)).map(asOutlet)),
    otherwise: { title: 'No answer, or none of these', keyed: false },
  }),
  prompts: () => [],
  collects: ({ takes }) => takes,
  reads: ({ data }) => Object.values(data),
  enter: call,
  resume: (scene, options, _local, input) => (input.type === 'webhook' ? follow(scene, options, input) : call(scene, options)),
});

function call(scene: Scene, { url, data, wait }: Options): Turn<Record<string, never>> {
  const values = Object.entries(data).map(([name, fact]) => [name, told(scene, fact)]);
  return { wait: { do: 'call_webhook', url, data: Object.fromEntries(values), waitMs: wait }, local: {} };
}

function follow(
  { handles, session }: Scene,
  { takes }: Options,
  { outcome, leave, values }: Extract<FlowInput, { type: 'webhook' }>,
): Turn<Record<string, never>> {
  const told = takes.flatMap((name): [string, string][] => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return /^[A-Za-z0-9_-]{1,40}$/.test(value) ? [[name, value]] : [];
  });
  const outlet = leave ?? 'answered';
  if (outcome === 'failed' || told.length < takes.length || outlet === 'otherwise' || !handles(outlet))
    return { leave: 'otherwise' };
  return { leave: outlet, remember: { collected: { ...session.collected, ...Object.fromEntries(told) } } };
}

/** Amounts in minor units, dates YYYY-MM-DD, the number in E.164. */
function told({ facts, session, language }: Scene, fact: string): string | number | boolean | null {
  if (!isSpoken(fact)) return readFact(fact, facts, { ...session, language });
  switch (fact) {
    case 'neutral_name':
      return facts.creditor.neutralName;
    case 'callback_number':
      return facts.callbackNumber;
    case 'name':
      return facts.person.name;
    case 'today':
      return facts.today;
    case 'oldest_due':
      return facts.receivables[0]?.due ?? null;
  }
}

function disclosureOf(fact: string) {
  return isSpoken(fact) ? factCatalogue[fact]?.disclosure : branchFacts[fact]?.disclosure;
}

function isSpoken(fact: string): fact is SpokenFact {
  return (spokenFacts as readonly string[]).includes(fact);
}

function isPlainHttps(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
}

function asOutlet(name: string): [string, Outlet] {
  return [name, { title: name, keyed: false, collects: true }];
}
