import { expect, test } from 'vitest';
import type { Candidate } from '../../strategy/choose-contact.ts';
import { type Move, reasonCodes, type WantedContact } from '../../strategy/decision.ts';
import type { CaseFacts, HoldFacts, ReceivableFacts, Step } from '../../strategy/model.ts';
import { reasonFor } from '../../strategy/say-reason.ts';
import { cs } from './cs/catalogue.ts';
import { languages } from './languages.ts';
import { reactionWords, reasonWords, type WhySo } from './strategy-words.ts';
import { formatFor } from './use-format.ts';

const day = (date: string) => Date.parse(`${date}T10:00Z`);
const czech = { creditorCountry: 'CZ' } as const;
const holds = (...reasons: HoldFacts['reason'][]) => reasons.map((reason) => ({ reason }) as HoldFacts);
const receivable = { id: 'rcv_1' } as unknown as ReceivableFacts;
const step = (name: string) => ({ name }) as Step;
const promise = { date: '2025-12-03', breaksAt: day('2025-12-06') } as NonNullable<CaseFacts['promise']>;
const move = {
  receivableId: 'rcv_1',
  steps: [
    { step: 'courtesy', why: 'lapsed' },
    { step: 'due-today', why: 'condition' },
  ],
} as unknown as Move;

/** One of each; the year is past, so that it is told. */
const reasons: readonly WhySo[] = [
  reasonFor.due(
    { step: 'first-call', lines: [{}, {}] } as unknown as WantedContact,
    { due: { by: [{ channel: 'voice' }] } } as unknown as Candidate,
  ),
  reasonFor.exit({ receivableId: 'rcv_1', enrolmentId: 'enr_1', reason: 'paid' }),
  reasonFor.hold(holds('promise', 'dispute'), null, czech),
  reasonFor.promise(promise, day('2025-12-01'), czech),
  reasonFor.promise(promise, day('2025-12-07'), czech),
  reasonFor.optedOut(),
  reasonFor.keptBack(receivable, holds('dispute'), day('2025-12-03'), czech),
  reasonFor.reactionHold(receivable, day('2025-12-03'), czech),
  reasonFor.staleBankData({ bankDataStaleAt: day('2025-12-03'), ...czech } as CaseFacts),
  reasonFor.contactedToday(step('letter'), day('2025-12-03'), czech),
  reasonFor.restDay(step('letter'), day('2025-12-03'), czech),
  reasonFor.inHand(step('letter'), step('first-call')),
  reasonFor.noChannel(receivable, 'letter'),
  reasonFor.leftOut(move),
  reasonFor.notYet({ at: day('2025-12-03'), step: 'letter' }, czech),
  reasonFor.waitsForNews(),
  reasonFor.allDone(),
  reasonFor.notEnrolled(),
];

test('every reason of a decision is said in Czech, with the days and the steps that it names', () => {
  expect(reasons.map(({ code }) => code)).toEqual(reasonCodes);
  const said = reasons.map((reason) => reasonWords(reason, cs, formatFor('cs-CZ')).replaceAll('\u00a0', ' '));
  expect(said).toEqual([
    'Na řadě je first-call (hovor): 2 pohledávky',
    'Končí: je zaplaceno',
    'Čeká: slib úhrady, námitka, dokud to někdo neukončí',
    'Čeká: slib na 3. 12. 2025, dodržet ho lze před 6. 12. 2025',
    'Čeká: zatím se neví, zda byl slib na 3. 12. 2025 dodržen',
    'Čeká: dlužník si nepřeje automatický kontakt',
    'Vynecháno ze všech kontaktů: námitka, do 3. 12. 2025',
    'Čeká do 3. 12. 2025, jak po posledním kontaktu určuje strategie',
    'Čeká: data z banky jsou zastaralá od 3. 12. 2025',
    'Čeká: dnes už kontakt byl. letter následuje 3. 12. 2025',
    'Čeká: dnes je volný den. letter následuje 3. 12. 2025',
    'Čeká: first-call ještě probíhá a letter není přísnější',
    'Čeká: na řadě je letter, ale není kanál, kterým by odešel',
    'Vynecháno: courtesy (čas už uplynul), due-today (podmínka neplatí)',
    'Čeká: letter přijde 3. 12. 2025',
    'Čeká: další krok závisí na události, která ještě nenastala',
    'Všechny kroky strategie proběhly',
    'Nic z tohoto případu není v žádné strategii',
  ]);
});

test('no reason leaves a gap in its sentence in any language', async () => {
  for (const { code: language, load } of languages) {
    const words = await load();
    const said = reasons.map((reason) => reasonWords(reason, words, formatFor(words.locale)));
    expect({ language, gaps: said.filter((each) => /undefined|null|NaN/.test(each)) }).toEqual({ language, gaps: [] });
  }
});

test('what a strategy does on news is said with how long', () => {
  expect([
    reactionWords({ code: 'go', values: { step: 'letter', days: 3 } }, cs),
    reactionWords({ code: 'hold', values: { from: 'promise', days: 2, working: 1 } }, cs),
    reactionWords({ code: 'hold', values: { from: 'news', days: 7, working: 0 } }, cs),
    reactionWords({ code: 'leave', values: {} }, cs),
  ]).toEqual(['následuje letter, za 3 dny', 'klid do slíbeného dne a ještě 2 pracovní dny', 'klid na 7 dní', 'konec strategie']);
});
