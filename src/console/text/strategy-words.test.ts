import { expect, test } from 'vitest';
import { reasonCodes } from '../../strategy/decision.ts';
import { cs } from './cs/catalogue.ts';
import { languages } from './languages.ts';
import { reactionWords, reasonWords, type WhySo } from './strategy-words.ts';
import { formatFor } from './use-format.ts';

/** What each reason names; the year is past, so that it is told. */
const named: Readonly<Record<WhySo['code'], WhySo['values']>> = {
  due: { step: 'first-call', channel: 'voice', receivables: 2 },
  exit: { exit: 'paid' },
  hold: { holds: 'promise,dispute' },
  kept_back: { holds: 'dispute', until: '2025-12-03' },
  promise: { date: '2025-12-03', before: '2025-12-06' },
  promise_unjudged: { date: '2025-12-03' },
  opted_out: {},
  reaction_hold: { until: '2025-12-03' },
  stale_bank_data: { since: '2025-12-03' },
  contacted_today: { step: 'letter', next: '2025-12-03' },
  rest_day: { step: 'letter', next: '2025-12-03' },
  in_hand: { step: 'letter', running: 'first-call' },
  no_channel: { step: 'letter' },
  left_out: { steps: 'courtesy,due-today', why: 'lapsed,condition' },
  not_yet: { step: 'letter', on: '2025-12-03' },
  waits_for_news: {},
  all_done: {},
  not_enrolled: {},
};

test('every reason of a decision is said in Czech, with the days and the steps that it names', () => {
  const said = reasonCodes.map((code) =>
    reasonWords({ code, sentence: '', values: named[code] }, cs, formatFor('cs-CZ')).replaceAll('\u00a0', ' '),
  );
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
    const said = reasonCodes.map((code) =>
      reasonWords({ code, sentence: '', values: named[code] }, words, formatFor(words.locale)),
    );
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
