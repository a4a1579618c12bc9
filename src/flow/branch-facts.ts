import { countries, languages } from '../kernel/country.ts';
import { currencies } from '../kernel/money.ts';
import { resultCodes } from '../kernel/result-code.ts';
import type { Disclosure } from './facts.ts';
import type { CallFacts, FlowSession } from './session.ts';
import { offeredCounts } from './split-instalments.ts';

/** What a call has learnt so far. */
export type Known = Pick<FlowSession, 'verified' | 'result' | 'language' | 'collected'>;

/** A fact that a flow may branch on or hand to a program outside. `money` in minor units; null: there is none, and nothing is true of it. */
export type BranchFact = {
  readonly kind: 'number' | 'money' | 'flag' | 'word';
  readonly title: string;
  readonly disclosure: Disclosure;
  /** The words that it can be, where they are a closed set. */
  readonly words?: readonly string[];
  readonly read: (facts: CallFacts, known: Known) => string | number | boolean | null;
};

/** Every fact that a flow may branch on, by name; besides them there is `collected.NAME`. */
export const branchFacts: Readonly<Record<string, BranchFact>> = {
  attempt_number: number('Which attempt this is', 'person', ({ attemptNumber }) => attemptNumber),
  days_past_due: number('Days since the oldest due date', 'debt', ({ daysPastDue }) => daysPastDue),
  receivable_count: number('How many receivables are open', 'debt', ({ receivables }) => receivables.length),
  broken_promises: number('How many promises were broken', 'debt', ({ brokenPromises }) => brokenPromises),
  promise_in_days: number('Days until the promised date, below zero when it has passed', 'debt', ({ promise, today }) =>
    promise ? Temporal.PlainDate.from(today).until(promise.date, { largestUnit: 'days' }).days : null,
  ),
  most_instalments: number('The most instalments that may be agreed', 'debt', (facts) => offeredCounts(facts).at(-1) ?? 0),
  callback_slots: number('How many times for a call-back are free', 'person', ({ callbackSlots }) => callbackSlots.length),
  total: { kind: 'money', title: 'All that is open and undisputed', disclosure: 'debt', read: ({ totalMinor }) => totalMinor },
  promise_amount: {
    kind: 'money',
    title: 'Amount of the promise',
    disclosure: 'debt',
    read: ({ promise }) => promise?.amountMinor ?? null,
  },
  has_email: flag('There is an e-mail address', 'person', ({ person }) => person.hasEmail),
  has_mobile: flag('There is a mobile number', 'person', ({ person }) => person.hasMobile),
  verified: flag('It is the debtor who is speaking', 'neutral', (_facts, known) => known.verified),
  can_verify: flag('There is something to identify the debtor by', 'neutral', ({ person }) => person.verifiers.length > 0),
  can_plan: flag('Instalments may be agreed', 'debt', (facts) => offeredCounts(facts).length > 0),
  can_call_back: flag('There is a time for a call-back', 'person', ({ callbackSlots }) => callbackSlots.length > 0),
  may_key_number: flag('Something may be sent to a number that is keyed in', 'neutral', (facts) => facts.keyedNumberAllowed),
  language: word('Language that is spoken', 'neutral', languages, (_facts, known) => known.language),
  result: word('Result of the call so far', 'debt', ['none', ...resultCodes], (_facts, known) => known.result ?? 'none'),
  last_result: word('Result of the attempt before', 'debt', ['none', ...resultCodes], ({ lastResult }) => lastResult ?? 'none'),
  promise: word('The last promise', 'debt', ['none', 'open', 'broken'], ({ promise }) => promise?.state ?? 'none'),
  segment: word('Segment of the debtor', 'debt', null, ({ segment }) => segment ?? 'none'),
  direction: word('Who called whom', 'neutral', ['outbound', 'inbound'], ({ direction }) => direction),
  candidates: word('Whom the number of a caller leads to', 'neutral', ['one', 'none', 'several'], ({ candidates }) => candidates),
  country: word('Country of the debtor', 'person', countries, ({ country }) => country),
  currency: word('Currency of what is owed', 'debt', currencies, ({ currency }) => currency),
};

function number(title: string, disclosure: Disclosure, read: (facts: CallFacts) => number | null): BranchFact {
  return { kind: 'number', title, disclosure, read };
}

function flag(title: string, disclosure: Disclosure, read: (facts: CallFacts, known: Known) => boolean): BranchFact {
  return { kind: 'flag', title, disclosure, read };
}

function word(
  title: string,
  disclosure: Disclosure,
  words: readonly string[] | null,
  read: (facts: CallFacts, known: Known) => string,
): BranchFact {
  return { kind: 'word', title, disclosure, ...(words && { words }), read };
}
