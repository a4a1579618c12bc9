import { z } from 'zod';
import type { Language } from '../../kernel/country.ts';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { duration, oneKey, promptKey, severalKeys, tries } from '../option-schemas.ts';
import type { DataEffect, Gather, IdentityField, Say } from '../session.ts';

/** The ways to prove who one is, with the key that chooses each (the prompts `who-by-…` name the same keys). */
const methods = {
  birth_date: { key: '1', fields: ['birth_date'], offer: 'who-by-birth-date' },
  'customer_number + postcode': { key: '2', fields: ['customer_number', 'postcode'], offer: 'who-by-customer-number' },
  birth_number: { key: '3', fields: ['birth_number'], offer: 'who-by-birth-number' },
} as const satisfies Record<string, { key: string; fields: readonly IdentityField[]; offer: string }>;
const methodNames = ['birth_date', 'customer_number + postcode', 'birth_number'] as const;
type Method = (typeof methodNames)[number];

const questions: Readonly<Record<IdentityField, { readonly prompt: string; readonly least: number; readonly most: number }>> = {
  birth_date: { prompt: 'ask-birth-date', least: 8, most: 8 },
  birth_number: { prompt: 'ask-birth-number', least: 9, most: 10 },
  customer_number: { prompt: 'ask-customer-number', least: 1, most: 20 },
  postcode: { prompt: 'ask-postcode', least: 5, most: 5 },
};
/** Postcodes have five digits in Czechia, Slovakia and Poland and four in Hungary; who is called in English may live in any of them. */
const shortPostcodes: ReadonlySet<Language> = new Set(['hu', 'en']);

const options = z
  .strictObject({
    prompt: promptKey.default('who').meta({ title: 'First words: whom the call is for' }),
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
 * later one matches; after `tries` of them verification is locked for the day.
 * Act 133/2000 §13c: the birth number only where the creditor has a legal title, hence not by default.
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
  prompts: ({ prompt, by }) =>
    [
      prompt,
      ...by.map((method) => methods[method].offer),
      'who-else',
      ...fieldsOf(by).map((field) => questions[field].prompt),
      'who-no-match',
    ]
      .map((prompt) => ({ prompt }))
      .concat(answerPrompts),
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
    const spoken = [options.prompt, 'who-else', 'who-no-match', ...answerPrompts.map(({ prompt }) => prompt)];
    return [...spoken, ...ways.map((way) => methods[way].offer), ...fieldsOf(ways).map((field) => questions[field].prompt)].map(
      (prompt) => scene.say(prompt),
    );
  },
});

function choose(scene: Scene, options: Options, state: Local, words: readonly Say[], typeAhead = true): Turn<Local> {
  const offers = usable(scene, options).map((method) => scene.say(methods[method].offer));
  return {
    wait: { do: 'ask', say: [...words, ...offers, scene.say('who-else')], gather: oneKey(options.wait, typeAhead) },
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
      say: [...words, scene.say(questions[field].prompt)],
      gather: entry(scene, field, options.wait),
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

function usable(scene: Scene, { by }: Options): Method[] {
  const has = new Set<IdentityField>(scene.facts.person.verifiers);
  return by.filter((method) => methods[method].fields.every((field) => has.has(field)));
}

function fieldsOf(ways: readonly Method[]): IdentityField[] {
  return [...new Set(ways.flatMap((way): readonly IdentityField[] => methods[way].fields))];
}

function entry({ language }: Scene, field: IdentityField, waitMs: number): Gather {
  const { least, most } = questions[field];
  return severalKeys(field === 'postcode' && shortPostcodes.has(language) ? 4 : least, most, waitMs);
}

function isKey(input: { readonly type: string; readonly count?: number }): boolean {
  return input.type === 'keyed' || input.type === 'cancelled' || (input.count ?? 0) > 0;
}
