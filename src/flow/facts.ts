import type { Language } from '../kernel/country.ts';
import type { SpokenKind, SpokenValue } from '../kernel/prompt-text.ts';
import type { CallFacts } from './session.ts';
import { offeredCounts } from './split-instalments.ts';

/**
 * Who may hear something: `neutral` anybody, `person` whoever picks up when asked for the debtor (a name), `debt` only the verified debtor
 * (GDPR Art. 5(1)(f); FCA CONC 7.9; UOKiK RGD-2/2018).
 */
export type Disclosure = 'neutral' | 'person' | 'debt';

/** A place in a prompt: what kind of value stands there, and who may hear it. */
export type PlaceKind = { readonly kind: SpokenKind; readonly disclosure: Disclosure };

export type Fact = PlaceKind & { readonly title: string; readonly spoken: (facts: CallFacts, language: Language) => SpokenValue };

/** Every fact that a prompt may name anywhere in a flow. A node may add its own places for its own prompts. */
export const factCatalogue: Readonly<Record<string, Fact>> = {
  neutral_name: text('Name of the caller that does not itself tell of a debt', (facts) => facts.creditor.neutralName),
  callback_number: {
    title: 'Number on which people answer',
    kind: 'digits',
    disclosure: 'neutral',
    spoken: (facts, language) => ({ kind: 'digits', digits: asDialledAtHome(facts.callbackNumber, language) }),
  },
  today: date('Date of the call', 'neutral', (facts) => facts.today),
  name: name('Name of the debtor', (facts) => facts.person.name),
  address: name('The debtor as addressed in speech', (facts) => facts.person.address),
  attempt_number: integer('Which attempt this is', 'person', (facts) => facts.attemptNumber),
  total: money('All that is open and undisputed', (facts) => facts.totalMinor),
  oldest_due: date('Due date of the oldest open receivable', 'debt', (facts) => facts.receivables[0]?.due ?? facts.today),
  days_past_due: integer('Days since the oldest due date', 'debt', (facts) => facts.daysPastDue),
  receivable_count: integer('How many receivables are open', 'debt', (facts) => facts.receivables.length),
  broken_promises: integer('How many promises were broken', 'debt', (facts) => facts.brokenPromises),
  promise_amount: money('Amount of the promise', (facts) => facts.promise?.amountMinor ?? 0),
  promise_date: date('Date of the promise', 'debt', (facts) => facts.promise?.date ?? facts.today),
  most_instalments: integer('The most instalments that may be agreed', 'debt', (facts) => offeredCounts(facts).at(-1) ?? 0),
};

/**
 * An E.164 number as people of the language's country dial it: Czech and Polish numbers have no trunk prefix, Slovak ones 0, Hungarian
 * ones 06 (ITU-T E.164 national numbering plans). Others with their country code.
 */
function asDialledAtHome(number: string, language: Language): string {
  const plain = number.replace(/[^+\d]/g, '');
  const home = { cs: ['+420', ''], sk: ['+421', '0'], pl: ['+48', ''], hu: ['+36', '06'], en: undefined }[language];
  const [code, trunk = ''] = home ?? [];
  return (code && plain.startsWith(code) ? trunk + plain.slice(code.length) : plain).replace(/\D/g, '');
}

function text(title: string, read: (facts: CallFacts) => string): Fact {
  return { title, kind: 'text', disclosure: 'neutral', spoken: (facts) => ({ kind: 'text', text: read(facts) }) };
}

function name(title: string, read: (facts: CallFacts) => string): Fact {
  return { title, kind: 'name', disclosure: 'person', spoken: (facts) => ({ kind: 'name', text: read(facts) }) };
}

function money(title: string, read: (facts: CallFacts) => number): Fact {
  return {
    title,
    kind: 'money',
    disclosure: 'debt',
    spoken: (facts) => ({ kind: 'money', minor: read(facts), currency: facts.currency }),
  };
}

function date(title: string, disclosure: Disclosure, read: (facts: CallFacts) => string): Fact {
  return { title, kind: 'date', disclosure, spoken: (facts) => ({ kind: 'date', date: read(facts) }) };
}

function integer(title: string, disclosure: Disclosure, read: (facts: CallFacts) => number): Fact {
  return { title, kind: 'integer', disclosure, spoken: (facts) => ({ kind: 'integer', value: read(facts) }) };
}
