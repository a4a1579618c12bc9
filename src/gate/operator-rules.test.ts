import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyQuestion } from '../../test/support/any-question.ts';
import { channels } from '../receivables/model.ts';
import { admit } from './admit.ts';
import { operatorRules } from './operator-rules.ts';
import type { JurisdictionPack } from './pack.ts';
import { centralEuropeanPacks } from './packs/central-europe.ts';
import { ruleSettings } from './rule-settings.ts';

const read = (text: string) => operatorRules(text, centralEuropeanPacks, 'abc123');
const packOf = (text: string, country: string): JurisdictionPack => {
  const rules = read(text);
  const pack = rules.ok ? rules.value.packs.find((each) => each.country === country) : undefined;
  if (!pack) throw new Error(JSON.stringify(rules));
  return pack;
};

test('no file, an empty file and a file that repeats what is shipped change nothing', () => {
  for (const text of ['', '# nothing yet', 'packs: { cz: { calls_per_day: 3, voice_hours: 08:00-20:00 } }'])
    expect(read(text)).toEqual({
      ok: true,
      value: { packs: centralEuropeanPacks, templates: [], tightened: [], loosened: [] },
    });
});

test('an operator tightens freely; the edition and the source say so', () => {
  const text = 'packs: { sk: { calls_per_day: 1, silence_days: 14, voice_hours: { fri: closed, mon-thu: 09:00-17:00 } } }';
  const sk = packOf(text, 'SK');
  expect(sk.placedCalls.perDay).toEqual({ value: 1, source: 'Set by the operator' });
  expect(sk.edition).toBe('sk 2026-11+abc123');
  expect(packOf(text, 'CZ').edition).toBe('cz 2026-11');
  expect(read(text)).toMatchObject({
    value: {
      tightened: [
        { pack: 'sk', value: 'calls_per_day', from: '3', to: '1' },
        { pack: 'sk', value: 'silence_days', from: '7', to: '14' },
        { pack: 'sk', value: 'voice_hours', from: 'working days 08:00-18:00', to: 'mon-thu 09:00-17:00, no holidays' },
      ],
      loosened: [],
    },
  });
});

test('what would loosen a pack is refused with its place, unless a reason is given, which is kept', () => {
  for (const loose of [
    'calls_per_day: 4',
    'hours_between_messages: 24',
    'voice_hours: 08:00-19:00',
    'voice_hours: { sat: 09:00-12:00 }',
    'voice_hours: { mon: 09:00-10:00, holiday: 09:00-10:00 }',
    'needs_title_from: never',
    'assignment_notice: false',
    'caller_identities: [sticky, round_robin]',
    'debt_facts_to_address_on_file: [letter, email]',
  ]) {
    const refused = read(`packs: { sk: { ${loose} } }`);
    expect(refused).toMatchObject({ ok: false, reason: 'loosens_without_reason' });
    expect(refused.ok ? '' : refused.message).toMatch(/^packs\.sk\.\w+ loosens/);
  }
  const reason = 'counsel’s opinion of 2026-11-02';
  expect(read(`packs: { sk: { calls_per_day: { value: 4, reason: ${reason} } } }`)).toMatchObject({
    ok: true,
    value: { tightened: [], loosened: [{ pack: 'sk', value: 'calls_per_day', from: '3', to: '4', reason }] },
  });
  expect(read("packs: { sk: { calls_per_day: { value: 4, reason: ' ' } } }")).toMatchObject({
    ok: false,
    reason: 'bad_gate_rules',
  });
});

test('a reason beside what only tightens is kept with its source, and nothing counts as loosened', () => {
  const text = 'packs: { cz: { calls_per_day: { value: 2, reason: a complaint } } }';
  expect(packOf(text, 'CZ').placedCalls.perDay).toEqual({ value: 2, source: 'Set by the operator: a complaint' });
  expect(read(text)).toMatchObject({
    value: { tightened: [{ pack: 'cz', value: 'calls_per_day', from: '3', to: '2' }], loosened: [] },
  });
});

test('what a country sets is measured by what all were set to: less than that loosens, and needs its reason', () => {
  const text = (cz: string) => `packs: { all: { calls_per_day: 1 }, cz: { calls_per_day: ${cz} } }`;
  expect(read(text('2'))).toMatchObject({ reason: 'loosens_without_reason' });
  expect(packOf(text('{ value: 2, reason: one day only }'), 'CZ').placedCalls.perDay.value).toBe(2);
  expect(packOf(text('{ value: 2, reason: one day only }'), 'SK').placedCalls.perDay.value).toBe(1);
});

test('what is set for all countries only tightens: a country keeps what is stricter of its own, of hours both ends', () => {
  const text = 'packs: { all: { voice_hours: 09:00-19:00, calls_per_day: 2 } }';
  expect(packOf(text, 'CZ').windows.voice.hours).toMatchObject({ mon: { opens: '09:00', closes: '19:00' }, sat: null });
  expect(packOf(text, 'SK').windows.voice.hours).toMatchObject({ mon: { opens: '09:00', closes: '18:00' }, sat: null });
  expect(packOf(text, 'SK').placedCalls.perDay.value).toBe(2);
});

test('of every value that is set for all countries and for one the stricter holds, and what is said of each is kept apart', () => {
  const of = (value: string, country: string) => {
    const setting = ruleSettings.find(({ name }) => name === value);
    return (all: string) => setting?.show(setting.of(packOf(`packs: { all: { ${value}: ${all} } }`, country)));
  };
  for (const [value, stricter, laxer] of [
    ['calls_per_day', '2', '4'],
    ['calls_per_seven_days', '6', '8'],
    ['calls_per_campaign', '8', '10'],
    ['contacts_per_seven_days', '9', '11'],
    ['hours_between_messages', '49', '47'],
    ['silence_days', '8', '6'],
  ] as const) {
    expect([value, of(value, 'CZ')(stricter)]).toEqual([value, stricter]);
    const shipped = of(value, 'CZ')(laxer);
    expect([value, shipped === stricter, shipped === laxer]).toEqual([value, false, false]);
  }
  expect([of('needs_title_from', 'SK')('final'), of('needs_title_from', 'SK')('never')]).toEqual(['final', 'legal']);
  expect([of('needs_title_from', 'CZ')('legal'), of('needs_title_from', 'CZ')('never')]).toEqual(['legal', 'never']);
  expect(of('assignment_notice', 'CZ')('false')).toBe('true');
  expect(of('caller_identities', 'CZ')('[sticky, round_robin]')).toBe('sticky, round_robin');
  expect(of('caller_identities', 'SK')('[sticky, round_robin]')).toBe('sticky');
  expect(of('debt_facts_to_address_on_file', 'CZ')('[email]')).toBe('none');
  for (const channel of channels)
    expect(of(`${channel}_hours`, 'CZ')('09:00-17:00')).toBe(
      channel === 'letter' ? 'every day 09:00-17:00' : 'working days 09:00-17:00',
    );
});

/** Without where its values come from. */
const bare = (pack: JurisdictionPack): unknown =>
  JSON.parse(JSON.stringify(pack, (key, value) => (['source', 'since', 'assumption'].includes(key) ? undefined : value)));

test('each value is set where it stands, and nothing else of its pack', () => {
  const [shipped] = centralEuropeanPacks;
  if (!shipped) throw new Error('no pack');
  for (const setting of ruleSettings) {
    const value = setting.of(shipped);
    const set = setting.put(shipped, value, 'Set');
    expect([setting.name, setting.of(set)]).toEqual([setting.name, value]);
    expect([setting.name, bare(set)]).toEqual([setting.name, bare(shipped)]);
    expect([setting.name, JSON.stringify(set).split('"source":"Set"').length]).toEqual([setting.name, 2]);
  }
  const strict = packOf('packs: { cz: { calls_per_day: 1, calls_per_seven_days: 2, calls_per_campaign: 3 } }', 'CZ').placedCalls;
  expect([strict.perDay.value, strict.perSevenDays.value, strict.perCampaign.value]).toEqual([1, 2, 3]);
});

test('a template binds beside the packs of the countries when it is asked for by its name', () => {
  expect(read('templates: [us-reg-f]')).toMatchObject({ ok: true, value: { packs: { length: 5 }, templates: ['us-reg-f'] } });
  expect(read('templates: [us-reg-g]')).toMatchObject({ ok: false, reason: 'bad_gate_rules' });
});

test('whatever cannot be understood is refused with its place, and none of the file holds', () => {
  const places = {
    'packs: { cz: { call_per_day: 2 } }': /^packs\.cz\.call_per_day: there is no such value; there are calls_per_day,/,
    'packs: { at: { calls_per_day: 2 } }': /^packs\.at: write all, cz, sk, pl, hu/,
    'packs: { cz: { calls_per_day: two } }': /^packs\.cz\.calls_per_day: write a whole number/,
    'packs: { cz: { calls_per_day: -1 } }': /^packs\.cz\.calls_per_day: write a whole number/,
    'packs: { cz: { silence_days: 7.5 } }': /^packs\.cz\.silence_days: write a whole number/,
    'packs: { cz: { needs_title_from: soon } }': /^packs\.cz\.needs_title_from: write courtesy, .*, never$/,
    'packs: { cz: { assignment_notice: 1 } }': /^packs\.cz\.assignment_notice: write true or false/,
    'packs: { cz: { caller_identities: sticky } }': /^packs\.cz\.caller_identities: write a list of sticky, round_robin/,
    'packs: { cz: { caller_identities: [sticky, lucky] } }': /^packs\.cz\.caller_identities: write a list of/,
    'packs: { cz: { debt_facts_to_address_on_file: [fax] } }': /^packs\.cz\.debt_facts_to_address_on_file: write a list of/,
    'packs: { all: { calls_per_day: two } }': /^packs\.all\.calls_per_day: write a whole number/,
    'templates: us-reg-f': /^templates: /,
    '[]': /^the file: /,
    'packs: { cz: 5 }': /^packs\.cz: /,
    'packs: { cz: { voice_hours: 9-17 } }': /^packs\.cz\.voice_hours: write hours like/,
    'packs: { cz: { voice_hours: 17:00-09:00 } }': /^packs\.cz\.voice_hours: write hours like/,
    'rules: {}': /Unrecognized key/,
    'packs: [': /^no YAML/,
  };
  for (const [text, message] of Object.entries(places)) {
    const refused = read(text);
    expect(refused.ok ? 'taken' : refused.message).toMatch(message);
    expect(refused).toMatchObject({ reason: 'bad_gate_rules' });
  }
});

const tightenings = fc.record(
  {
    calls_per_day: fc.integer({ min: 0, max: 6 }),
    calls_per_seven_days: fc.integer({ min: 0, max: 12 }),
    contacts_per_seven_days: fc.integer({ min: 0, max: 15 }),
    hours_between_messages: fc.integer({ min: 0, max: 120 }),
    silence_days: fc.integer({ min: 0, max: 20 }),
    voice_hours: fc.constantFrom('09:00-17:00', '06:00-23:00', '10:00-10:30'),
    sms_hours: fc.constantFrom('09:00-17:00', '12:00-19:00'),
    assignment_notice: fc.boolean(),
    needs_title_from: fc.constantFrom('final', 'legal', 'never'),
  },
  { requiredKeys: [] },
);

test('whatever is set for all countries never admits a contact that the shipped packs refuse', () => {
  fc.assert(
    fc.property(anyQuestion, tightenings, (question, all) => {
      const rules = read(JSON.stringify({ packs: { all } }));
      if (!rules.ok) throw new Error(rules.message);
      const tight = question.policy.packs.flatMap((pack) => rules.value.packs.filter(({ country }) => country === pack.country));
      if (admit({ ...question, policy: { ...question.policy, packs: tight } }).ok) expect(admit(question).ok).toBe(true);
    }),
    { numRuns: 400 },
  );
});
