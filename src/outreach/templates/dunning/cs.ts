import type { DunningWords } from './dunning-words.ts';

/** Czech. */
export const czechDunning: DunningWords = {
  greet: (address) => `Dobrý den, ${address},`,
  subject: 'Zpráva pro Vás',
  total: 'celkem',
  due: 'splatnost',
  more: (count, plural) =>
    plural === 'one' ? `a ${count} další položka` : plural === 'few' ? `a ${count} další položky` : `a ${count} dalších položek`,
  paid: 'Pokud jste už zaplatili, děkujeme.',
  hint: 'Nechcete tyto zprávy? Dejte nám vědět.',
  texts: {
    'invoice-issued': ({ sum }) => ({
      sms: { lead: 'vystavili jsme Vám vyúčtování', ask: 'Děkujeme.' },
      email: { opening: `vystavili jsme Vám vyúčtování na částku ${sum}.`, request: 'Děkujeme za včasnou úhradu.' },
    }),
    'coming-due': ({ sum }) => ({
      sms: { lead: 'blíží se termín platby', ask: 'Děkujeme za včasnou úhradu.' },
      email: {
        opening: `dovolujeme si připomenout, že se blíží termín platby ve výši ${sum}.`,
        request: 'Děkujeme za včasnou úhradu.',
      },
    }),
    'due-today': ({ sum, today }) => ({
      sms: { lead: `${today} je den splatnosti`, ask: 'Děkujeme za úhradu.' },
      email: { opening: `dovolujeme si připomenout, že ${today} je splatná částka ${sum}.`, request: 'Děkujeme za úhradu.' },
    }),
    'payment-reminder': ({ sum }) => ({
      sms: { lead: 'připomínáme neuhrazenou platbu', ask: 'Prosíme o úhradu.' },
      email: {
        opening: `dovolujeme si připomenout, že jsme dosud neobdrželi platbu ve výši ${sum}.`,
        request: 'Prosíme o její úhradu. Pokud nemůžete zaplatit najednou, ozvěte se nám.',
      },
    }),
    'promise-missed': ({ sum, promised }) => ({
      sms: { lead: `platba slíbená do ${promised} nedorazila celá, zbývá uhradit`, ask: 'Prosíme o úhradu.' },
      email: {
        opening: `platba, kterou jste slíbili do ${promised}, k nám nedorazila v plné výši. K úhradě zbývá ${sum}.`,
        request: 'Prosíme o úhradu. Pokud zaplatit nemůžete, ozvěte se nám a domluvíme se, jak dál.',
      },
    }),
    'formal-demand': ({ sum, by }) => ({
      sms: { lead: 'vyzýváme Vás k úhradě dluhu', ask: `Uhraďte jej prosím do ${by}.` },
      email: {
        opening: `dosud jsme neobdrželi platbu ve výši ${sum}. Vyzýváme Vás, abyste dluh uhradili nejpozději do ${by}.`,
        request: 'Pokud s dluhem nesouhlasíte nebo jej nemůžete uhradit najednou, ozvěte se nám v této lhůtě.',
      },
    }),
    'final-notice': ({ sum, by }) => ({
      sms: { lead: 'poslední výzva k úhradě dluhu', ask: `Uhraďte do ${by}, jinak věc předáme právníkům.` },
      email: {
        opening: `naposledy Vás vyzýváme, abyste dluh ve výši ${sum} uhradili nejpozději do ${by}.`,
        request: 'Nebude-li v této lhůtě uhrazen, předáme věc právníkům. Pokud s dluhem nesouhlasíte, ozvěte se nám.',
      },
    }),
    'registry-warning': ({ sum, by }) => ({
      sms: {
        lead: 'výzva k úhradě dluhu',
        ask: `Nezaplatíte-li do ${by}, hodláme předat údaje o dluhu polskému registru dlužníků (BIG).`,
      },
      email: {
        opening: `vyzýváme Vás, abyste dluh ve výši ${sum} uhradili nejpozději do ${by}.`,
        request:
          'Upozorňujeme, že nebude-li v této lhůtě uhrazen, hodláme předat údaje o něm polské kanceláři hospodářských informací (BIG) podle zákona z 9. dubna 2010. Pokud s dluhem nesouhlasíte, ozvěte se nám.',
      },
    }),
    'pre-action-letter': ({ sum, by }) => ({
      sms: { lead: 'předžalobní výzva k úhradě dluhu', ask: `Nebude-li uhrazen do ${by}, podáme žalobu.` },
      email: {
        opening: `před podáním žaloby Vás vyzýváme, abyste dluh ve výši ${sum} uhradili nejpozději do ${by}.`,
        request: 'Nebude-li v této lhůtě uhrazen, podáme žalobu u soudu. Pokud s dluhem nesouhlasíte, ozvěte se nám.',
      },
    }),
  },
  neutral: {
    sms: 'máme pro Vás zprávu, kterou můžeme sdělit jen Vám osobně. Ozvěte se nám prosím.',
    subject: 'Zpráva pro Vás',
    paragraphs: [
      'máme pro Vás zprávu, kterou můžeme sdělit jen Vám osobně. Ozvěte se nám prosím.',
      'Tuto adresu u Vás zatím nemáme ověřenou, proto na ni podrobnosti neposíláme.',
    ],
  },
};
