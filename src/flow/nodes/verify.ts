import { z } from 'zod';
import { type Country, countries } from '../../kernel/country.ts';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { duration, oneKey, promptKey, severalKeys, spoken, tries } from '../option-schemas.ts';
import type { DataEffect, Gather, IdentityField, Say } from '../session.ts';

/** The ways to prove who one is, with the key that chooses each (the prompts `who-by-…` name the same keys). */
const methods = {
  birth_date: { key: '1', fields: ['birth_date'] },
  'customer_number + postcode': { key: '2', fields: ['customer_number', 'postcode'] },
  birth_number: { key: '3', fields: ['birth_number'] },
  national_id: { key: '3', fields: ['national_id'] },
} as const satisfies Record<string, { key: string; fields: readonly IdentityField[] }>;
const methodNames = ['birth_date', 'customer_number + postcode', 'birth_number', 'national_id'] as const;
type Method = (typeof methodNames)[number];

/**
 * The number by which a state knows its people: Act 133/2000 §13 and Act 301/1995 §2 (birth number, 9 or 10 digits), Ustawa o ewidencji
 * ludności art. 15 (PESEL, 11), Act CL of 2017 annex 1 (adóazonosító jel, 10). Whoever is asked for one lives under that law.
 */
const personalNumbers: Readonly<
  Record<Country, { readonly field: IdentityField; readonly name: string; readonly digits: Digits }>
> = {
  CZ: { field: 'birth_number', name: 'birth-number', digits: [9, 10] },
  SK: { field: 'birth_number', name: 'birth-number', digits: [9, 10] },
  PL: { field: 'national_id', name: 'pesel', digits: [11, 11] },
  HU: { field: 'national_id', name: 'tax-number', digits: [10, 10] },
};
type Digits = readonly [least: number, most: number];

const options = z
  .strictObject({
    prompt: promptKey.default('who').meta({ title: 'First words: whom the call is for' }),
    else: promptKey.default('who-else').meta({ title: 'The other ways out: 9 not me, 0 an agent' }),
    by: z.array(z.enum(methodNames)).min(1).meta({ title: 'Ways to prove it; the debtor chooses' }),
    tries: tries.default(3).meta({ title: 'Wrong answers until the line is drawn' }),
    wait: duration.prefault('7 s').meta({ title: 'Time for the first key' }),
  })
  .meta({ title: 'Verify who is speaking' });
type Options = z.output<typeof options>;

const local = z.strictObject({
  stage: z.enum(['choose', 'enter', 'check']),
  method: z.enum(methodNames).optional(),
  part: z.number(),
  failures: z.number(),
  misses: z.number(),
  keyHeard: z.boolean(),
});
type Local = z.output<typeof local>;

const notVerified: DataEffect = { do: 'set_result', result: 'not_verified' };

/**
 * Asks for proof that this is the debtor: by birth date (key 1), or customer number and postcode (key 2), as the debtor chooses among
 * those that the person has; a person with one way is asked for it at once. 9 "not me", 0 an agent. The digits go to the identity check
 * only; the node hears how many there were and whether they match. From the first mismatch on the call counts as not verified, unless a
 * later one matches; after `tries` of them verification is locked for the day. The personal number (key 3) is the birth number in
 * Czechia and Slovakia (`birth_number`), the PESEL or the tax number in Poland and Hungary (`national_id`), and only where the creditor
 * has a legal title to it (Act 133/2000 §13c), hence not by default.
 */
export const verify = defineNode<Options, Local>({
  type: 'verify',
  title: 'Verify who is speaking',
  options,
  local,
  outlets: () => ({
    verified: { title: 'It is the debtor', keyed: true, verifies: true },
    failed: { title: 'Too many mismatches', keyed: true },
    cannot: { title: 'Nothing to check against', keyed: false },
    gave_up: { title: 'No answer', keyed: false },
    not_me: { title: '9: another person', keyed: true },
    agent: { title: '0: an agent', keyed: true },
  }),
  prompts: ({ prompt, else: others, by }) => {
    const anywhere = countries.flatMap((country) =>
      by.filter((method) => mayAsk(method, country)).map((way) => [way, country] as const),
    );
    const offers = anywhere.map(([method, country]) => offerOf(method, country));
    const questions = anywhere.flatMap(([method, country]) => fieldsOf([method]).map((field) => questionOf(field, country)));
    return [...new Set([prompt, ...offers, others, ...questions, 'who-no-match'])]
      .map((prompt) => ({ prompt }))
      .concat(answerPrompts);
  },
  enter: (scene, options) => {
    const [first, second] = usable(scene, options);
    if (!first) return { leave: 'cannot', effects: [notVerified] };
    const fresh: Local = { stage: 'choose', part: 0, failures: 0, misses: 0, keyHeard: false };
    const intro = [scene.say(options.prompt)];
    return second ? choose(scene, options, fresh, intro) : ask(scene, options, { ...fresh, method: first }, intro);
  },
  resume: (scene, options, state, input) => {
    const after = { ...state, keyHeard: state.keyHeard || isKey(input) };
    if (input.type === 'identity') {
      if (input.outcome === 'match') return { leave: 'verified', remember: { verified: true } };
      if (input.outcome === 'unknown') return { leave: 'cannot', effects: [notVerified] };
      return mismatch(scene, options, after);
    }
    if (input.type === 'identity_part' && input.complete) return nextPart(scene, options, after);
    if (input.type === 'keyed' && state.stage === 'choose') {
      if (input.digits === '9') return { leave: 'not_me' };
      if (input.digits === '0') return { leave: 'agent' };
      const method = usable(scene, options).find((name) => methods[name].key === input.digits);
      if (method) return ask(scene, options, { ...after, method, part: 0 }, []);
    }
    const misses = state.misses + 1;
    if (misses >= options.tries) return { leave: 'gave_up', effects: after.keyHeard ? [notVerified] : [] };
    return choose(scene, options, { ...after, misses }, wordsOn(scene, input), false);
  },
  again: (scene, options, state) => choose(scene, options, state, [scene.say(options.prompt)], false),
  says: (scene, options) => {
    const ways = usable(scene, options);
    if (ways.length === 0) return [];
    const { country } = scene.facts;
    const always = [options.prompt, options.else, 'who-no-match', ...answerPrompts.map(({ prompt }) => prompt)];
    const asked = fieldsOf(ways).map((field) => questionOf(field, country));
    return [...always, ...ways.map((way) => offerOf(way, country)), ...asked].map((prompt) => scene.say(prompt));
  },
});

function choose(scene: Scene, options: Options, state: Local, words: readonly Say[], typeAhead = true): Turn<Local> {
  const offers = usable(scene, options).map((method) => scene.say(offerOf(method, scene.facts.country)));
  const gather = oneKey(options.wait, typeAhead, spoken({ not_me: '9', agent: '0' }));
  return {
    wait: { do: 'ask', say: [...words, ...offers, scene.say(options.else)], gather },
    local: { ...state, stage: 'choose', part: 0 },
  };
}

function ask(scene: Scene, options: Options, state: Local & { method: Method }, words: readonly Say[]): Turn<Local> {
  const fields: readonly IdentityField[] = methods[state.method].fields;
  const field = fields[state.part];
  if (!field) return { wait: { do: 'check_identity', fields }, local: { ...state, stage: 'check' } };
  return {
    wait: {
      do: 'ask_identity',
      say: [...words, scene.say(questionOf(field, scene.facts.country))],
      gather: entry(field, scene.facts.country, options.wait),
      field,
    },
    local: { ...state, stage: 'enter' },
  };
}

function nextPart(scene: Scene, options: Options, state: Local): Turn<Local> {
  const { method } = state;
  return method ? ask(scene, options, { ...state, method, part: state.part + 1 }, []) : choose(scene, options, state, []);
}

function mismatch(scene: Scene, options: Options, state: Local): Turn<Local> {
  const failures = state.failures + 1;
  if (failures >= options.tries) return { leave: 'failed', effects: [{ do: 'lock_verification' }, notVerified] };
  const again = choose(scene, options, { ...state, failures, misses: 0 }, [scene.say('who-no-match')], false);
  return { ...again, effects: [notVerified] };
}

function usable({ facts }: Scene, { by }: Options): Method[] {
  const has = new Set<IdentityField>(facts.person.verifiers);
  return by.filter((method) => mayAsk(method, facts.country) && methods[method].fields.every((field) => has.has(field)));
}

/** A personal number may be asked for only where the law knows it. */
function mayAsk(method: Method, country: Country): boolean {
  return (method !== 'birth_number' && method !== 'national_id') || personalNumbers[country].field === method;
}

function offerOf(method: Method, country: Country): string {
  if (method === 'birth_date') return 'who-by-birth-date';
  return method === 'customer_number + postcode' ? 'who-by-customer-number' : `who-by-${personalNumbers[country].name}`;
}

function questionOf(field: IdentityField, country: Country): string {
  if (field === 'birth_number' || field === 'national_id') return `ask-${personalNumbers[country].name}`;
  return `ask-${field.replace('_', '-')}`;
}

function fieldsOf(ways: readonly Method[]): IdentityField[] {
  return [...new Set(ways.flatMap((way): readonly IdentityField[] => methods[way].fields))];
}

function entry(field: IdentityField, country: Country, waitMs: number): Gather {
  const [least, most] = digitsOf(field, country);
  const speech = spoken({}, field === 'birth_date' ? 'date_ddmmyyyy' : 'digits');
  return severalKeys(least, most, waitMs, true, { speech });
}

/** Postcodes have five digits in Czechia, Slovakia and Poland and four in Hungary. */
function digitsOf(field: IdentityField, country: Country): Digits {
  if (field === 'birth_date') return [8, 8];
  if (field === 'customer_number') return [1, 20];
  if (field === 'postcode') return country === 'HU' ? [4, 4] : [5, 5];
  return personalNumbers[country].digits;
}

function isKey(input: { readonly type: string; readonly count?: number }): boolean {
  return input.type === 'keyed' || input.type === 'cancelled' || (input.count ?? 0) > 0;
}
