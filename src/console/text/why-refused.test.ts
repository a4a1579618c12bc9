import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aQuestion, aWrittenQuestion, placedAt, sentAt, thisCampaign } from '../../gate/a-question.ts';
import { admit, contactRules } from '../../gate/admit.ts';
import type { Question } from '../../gate/rules/rule.ts';
import { cs } from './cs/catalogue.ts';
import { en } from './en/catalogue.ts';
import { languages } from './languages.ts';
import { formatFor } from './use-format.ts';
import { type Refused, ruleName, sourceWords, whyRefused } from './why-refused.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const monday = '2026-11-23T10:00';

function refusal(question: Question): Refused & { readonly source: string } {
  const admission = admit(question);
  if (admission.ok) throw new Error('nothing refuses it');
  const { rule, message: reason, values, source } = admission;
  return { rule, reason, values, source };
}

const inCzech = (question: Question) => whyRefused(refusal(question), cs, formatFor('cs-CZ')).replaceAll('\u00a0', ' ');

test('the console knows no rule of the gate that there is not', () => {
  const known = Object.keys(en.gate.rules).filter((id) => !id.startsWith('outreach.'));
  expect(known.toSorted()).toEqual(contactRules.map(({ id }) => id).toSorted());
});

test('every rule of the gate has its sentence in every language, and no two of them the same', async () => {
  for (const { code, load } of languages) {
    const words = await load();
    const unsaid = contactRules.filter(
      ({ id }) => !ruleName(id, words) || (code !== 'en' && ruleName(id, words) === ruleName(id, en)),
    );
    const all = Object.values(words.gate.rules);
    expect({ code, unsaid, different: new Set(all).size }).toEqual({ code, unsaid: [], different: all.length });
  }
});

test('outside the hours a Czech operator reads where, when it was, and when calling is allowed', () => {
  expect(inCzech(aQuestion({ at: '2026-11-23T18:05', debtor: 'SK' }))).toBe(
    'Slovensko: bylo 18:05, volat se smí od 08:00 do 18:00',
  );
  expect(inCzech(aQuestion({ at: '2026-11-23T17:55', debtor: 'SK' }))).toBe(
    'Slovensko: hovor zahájený v 17:55 by mohl skončit po 18:00',
  );
  expect(inCzech(aQuestion({ at: '2026-11-28T10:00' }))).toBe('Česko: 28. 11. se nevolá');
  expect(inCzech(aWrittenQuestion({ at: '2026-11-23T22:00' }))).toBe('Česko: bylo 22:00, psát se smí od 08:00 do 20:00');
});

test('a cap is told with how many there were and how many are allowed', () => {
  const today = placedAt(['2026-11-23T08:00', '2026-11-23T09:00', '2026-11-23T09:30']);
  expect(inCzech(aQuestion({ at: monday, record: { contacts: today } }))).toBe('Dnes už 3 hovory, dovoleno nejvýše 3');
  const week = placedAt(Array.from({ length: 7 }, (_, hour) => `2026-11-19T1${hour}:00`));
  expect(inCzech(aQuestion({ at: monday, record: { contacts: week } }))).toBe('Za 7 dní už 7 hovorů, dovoleno nejvýše 7');
  const campaign = placedAt(
    Array.from({ length: 9 }, (_, day) => `2026-10-1${day}T10:00`),
    thisCampaign,
  );
  expect(inCzech(aQuestion({ at: monday, record: { contacts: campaign } }))).toBe(
    'V této kampani už 9 hovorů, dovoleno nejvýše 9',
  );
  const contacts = sentAt('email', ...Array.from({ length: 10 }, (_, hour) => `2026-11-19T1${hour}:00`));
  expect(inCzech(aQuestion({ at: monday, record: { contacts } }))).toBe(
    'Za 7 dní už 10 kontaktů všemi kanály, dovoleno nejvýše 10',
  );
  const sms = sentAt('sms', '2026-11-22T10:00');
  expect(inCzech(aWrittenQuestion({ at: monday, record: { contacts: sms } }))).toBe(
    'Mezi zprávami musí uplynout aspoň 48 hodin (SMS)',
  );
  const spoken = Date.parse('2026-11-20T10:00Z');
  expect(inCzech(aQuestion({ at: monday, record: { lastConversationAt: spoken } }))).toBe(
    'Poslední rozhovor byl před méně než 7 dny',
  );
});

test('a wish, a hold and what a person is on a case are told as what they are', () => {
  const of = (record: Parameters<typeof aQuestion>[0]['record']) => inCzech(aQuestion({ at: monday, ...(record && { record }) }));
  expect(
    [
      of({ optOuts: [{ scope: 'voice', purpose: null }] }),
      of({ holds: [{ reason: 'promise', until: null }] }),
      of({ party: { role: 'guarantor', entitled: false } }),
      of({ bankData: { asOf: null, staleFrom: 0 } }),
      of({
        debt: { pastDueFrom: 0, barred: [{ receivableId: 'rcv_1', since: '2025-11-02', forbids: 'no_collection', source: '' }] },
      }),
    ].map((said) => said.replaceAll('\u00a0', ' ')),
  ).toEqual([
    'Nepřeje si hovory',
    'Pozastaveno: Slib úhrady',
    'Ručitel: ručení se zatím neuplatňuje',
    'Zatím nepřišel žádný výpis z banky',
    'Promlčeno od 2. 11. 2025: nesmí se vymáhat',
  ]);
});

test('a number that may not be called, and a text that may not go, are told why', () => {
  const trunk = { name: 'carrier', simulated: false, destinations: ['CZ' as const] };
  expect([
    inCzech(aQuestion({ at: monday, number: '+420900123456' })),
    inCzech(aQuestion({ at: monday, debtor: 'SK', request: { trunk } })),
    inCzech(aQuestion({ at: monday, request: { trunk: { ...trunk, simulated: true } } })),
    inCzech(aQuestion({ at: monday, request: { contactStatus: 'dead' } })),
    inCzech(aWrittenQuestion({ at: monday, request: { severity: 'final', stage: 'reminder' } })),
  ]).toEqual([
    'Na čísla se zvláštní sazbou se nevolá',
    'Přes trunk carrier se nesmí volat do této země: Slovensko',
    'Přes simulovaný trunk se volá jen na zkušební čísla',
    'Číslo nebo adresa už neexistuje',
    'Text je přísnější než stupeň, ve kterém případ je',
  ]);
});

test('a line from before its values were kept is told by its rule, one of a rule that is not known here as the server says it', () => {
  const told = (line: Refused) => whyRefused(line, cs, formatFor('cs-CZ'));
  expect(told({ rule: 'frequency.calls_per_day', reason: '3 calls today, 3 allowed', values: {} })).toBe(
    'Vyčerpané hovory za den',
  );
  expect(told({ rule: 'lunar.phase', reason: 'the moon is full', values: { phase: 'full' } })).toBe('The moon is full');
});

test('a law is quoted as it stands, what is ours is called so in the language of whoever reads', () => {
  expect(sourceWords('pack sk 2026-11: NBS notice of 2016', cs)).toBe('sada sk 2026-11, NBS notice of 2016');
  expect(sourceWords('pack cz 2026-11+e8eab83d: Ours: nobody is rung more than three times in a day', cs)).toBe(
    'sada cz 2026-11+e8eab83d, vlastní pravidlo',
  );
  expect(sourceWords('GDPR Art. 21; ours: binds every channel', cs)).toBe('GDPR Art. 21; ours: binds every channel');
  expect(sourceWords('Setting of the campaign', cs)).toBe('nastavení kampaně');
});
