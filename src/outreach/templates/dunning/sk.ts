import type { DunningWords } from './dunning-words.ts';

/** Slovak. */
export const slovakDunning: DunningWords = {
  greet: (address) => `Dobrý deň, ${address},`,
  subject: 'Správa pre Vás',
  total: 'spolu',
  due: 'splatnosť',
  more: (count, plural) =>
    plural === 'one'
      ? `a ${count} ďalšia položka`
      : plural === 'few'
        ? `a ${count} ďalšie položky`
        : `a ${count} ďalších položiek`,
  paid: 'Ak ste už zaplatili, ďakujeme.',
  hint: 'Nechcete tieto správy? Dajte nám vedieť.',
  texts: {
    'invoice-issued': ({ sum }) => ({
      sms: { lead: 'vystavili sme Vám vyúčtovanie', ask: 'Ďakujeme.' },
      email: { opening: `vystavili sme Vám vyúčtovanie na sumu ${sum}.`, request: 'Ďakujeme za včasnú úhradu.' },
    }),
    'coming-due': ({ sum }) => ({
      sms: { lead: 'blíži sa termín platby', ask: 'Ďakujeme za včasnú úhradu.' },
      email: {
        opening: `dovoľujeme si pripomenúť, že sa blíži termín platby vo výške ${sum}.`,
        request: 'Ďakujeme za včasnú úhradu.',
      },
    }),
    'due-today': ({ sum, today }) => ({
      sms: { lead: `${today} je deň splatnosti`, ask: 'Ďakujeme za úhradu.' },
      email: { opening: `dovoľujeme si pripomenúť, že ${today} je splatná suma ${sum}.`, request: 'Ďakujeme za úhradu.' },
    }),
    'payment-reminder': ({ sum }) => ({
      sms: { lead: 'pripomíname neuhradenú platbu', ask: 'Prosíme o úhradu.' },
      email: {
        opening: `dovoľujeme si pripomenúť, že sme doteraz nedostali platbu vo výške ${sum}.`,
        request: 'Prosíme o jej úhradu. Ak nemôžete zaplatiť naraz, ozvite sa nám.',
      },
    }),
    'promise-missed': ({ sum, promised }) => ({
      sms: { lead: `platba prisľúbená do ${promised} neprišla celá, zostáva uhradiť`, ask: 'Prosíme o úhradu.' },
      email: {
        opening: `platba, ktorú ste prisľúbili do ${promised}, k nám neprišla v plnej výške. Na úhradu zostáva ${sum}.`,
        request: 'Prosíme o úhradu. Ak zaplatiť nemôžete, ozvite sa nám a dohodneme sa, ako ďalej.',
      },
    }),
    'formal-demand': ({ sum, by }) => ({
      sms: { lead: 'vyzývame Vás na úhradu dlhu', ask: `Uhraďte ho, prosím, do ${by}.` },
      email: {
        opening: `doteraz sme nedostali platbu vo výške ${sum}. Vyzývame Vás, aby ste dlh uhradili najneskôr do ${by}.`,
        request: 'Ak s dlhom nesúhlasíte alebo ho nemôžete uhradiť naraz, ozvite sa nám v tejto lehote.',
      },
    }),
    'final-notice': ({ sum, by }) => ({
      sms: { lead: 'posledná výzva na úhradu dlhu', ask: `Uhraďte do ${by}, inak vec odovzdáme právnikom.` },
      email: {
        opening: `naposledy Vás vyzývame, aby ste dlh vo výške ${sum} uhradili najneskôr do ${by}.`,
        request: 'Ak v tejto lehote nebude uhradený, odovzdáme vec právnikom. Ak s dlhom nesúhlasíte, ozvite sa nám.',
      },
    }),
    'registry-warning': ({ sum, by }) => ({
      sms: {
        lead: 'výzva na úhradu dlhu',
        ask: `Ak nezaplatíte do ${by}, chceme odovzdať údaje o dlhu poľskému registru dlžníkov (BIG).`,
      },
      email: {
        opening: `vyzývame Vás, aby ste dlh vo výške ${sum} uhradili najneskôr do ${by}.`,
        request:
          'Upozorňujeme, že ak v tejto lehote nebude uhradený, chceme odovzdať údaje o ňom poľskej kancelárii hospodárskych informácií (BIG) podľa zákona z 9. apríla 2010. Ak s dlhom nesúhlasíte, ozvite sa nám.',
      },
    }),
    'pre-action-letter': ({ sum, by }) => ({
      sms: { lead: 'predžalobná výzva na úhradu dlhu', ask: `Ak nebude uhradený do ${by}, podáme žalobu.` },
      email: {
        opening: `pred podaním žaloby Vás vyzývame, aby ste dlh vo výške ${sum} uhradili najneskôr do ${by}.`,
        request: 'Ak v tejto lehote nebude uhradený, podáme žalobu na súd. Ak s dlhom nesúhlasíte, ozvite sa nám.',
      },
    }),
  },
  neutral: {
    sms: 'máme pre Vás správu, ktorú môžeme oznámiť len Vám osobne. Ozvite sa nám, prosím.',
    subject: 'Správa pre Vás',
    paragraphs: [
      'máme pre Vás správu, ktorú môžeme oznámiť len Vám osobne. Ozvite sa nám, prosím.',
      'Túto adresu u Vás zatiaľ nemáme overenú, preto na ňu podrobnosti neposielame.',
    ],
  },
};
