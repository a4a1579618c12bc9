import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import { loadFlow } from '../flow/load-flow.ts';
import { promptsOf } from '../flow/prompts-of.ts';
import { readTranscripts } from '../flow/transcript-document.ts';
import { factsOf } from '../flow/transcript-facts.ts';
import type { Language } from '../kernel/country.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import { heardText } from '../speech/fragment.ts';
import { planPrompt } from '../speech/plan-prompt.ts';
import { spokenForms, spokenLanguages } from '../speech/speech-of.ts';

const shipped = loadFlow(read('soft-reminder.yaml'), shippedPrompts(), spokenForms);
if (!shipped.ok) throw new Error(shipped.message);
const texts = shipped.value.prompts;

function read(name: string) {
  return { file: `ivr-flows/${name}`, text: readFileSync(`ivr-flows/${name}`, 'utf8') };
}

/** The words of a prompt as they are heard, sentences run together. */
function said(language: Language, prompt: string, values: Record<string, SpokenValue>): string {
  const planned = planPrompt(language, texts.get(language)?.get(prompt)?.text ?? '', values);
  return planned.ok ? heardText(planned.value) : planned.message;
}

test('in every call of the transcripts each prompt can be said in the language of the debtor', () => {
  const spoken = new Set<string>();
  for (const name of ['soft-reminder', 'neutral-callback']) {
    const flow = loadFlow(read(`${name}.yaml`), shippedPrompts(), spokenForms);
    const source = read(`${name}.test.yaml`);
    const book = readTranscripts(source.text, source.file);
    if (!flow.ok || !book.ok) throw new Error(`${name} cannot be read`);
    for (const transcript of book.value.transcripts) {
      const { language } = transcript.debtor;
      for (const { prompt, values } of promptsOf(flow.value, factsOf(transcript), language)) {
        const text = flow.value.prompts.get(language)?.get(prompt)?.text ?? '';
        const planned = planPrompt(language, text, values);
        expect([language, prompt, planned.ok]).toEqual([language, prompt, true]);
        spoken.add(`${language} ${prompt}`);
      }
    }
  }
  for (const language of spokenLanguages)
    expect([...spoken].filter((each) => each.startsWith(`${language} `)).length).toBeGreaterThan(40);
});

test('a debtor hears amount and date in whole sentences of the language', () => {
  const amounts: Record<Language, SpokenValue> = {
    cs: { kind: 'money', minor: 123_450, currency: 'CZK' },
    sk: { kind: 'money', minor: 2_202, currency: 'EUR' },
    pl: { kind: 'money', minor: 102_202, currency: 'PLN' },
    hu: { kind: 'money', minor: 200_200, currency: 'HUF' },
    en: { kind: 'money', minor: 100, currency: 'EUR' },
  };
  const date: SpokenValue = { kind: 'date', date: '2026-11-23' };
  const heard = Object.fromEntries(
    spokenLanguages.map((language) => {
      const amount = amounts[language];
      const values = { total: amount, amount, oldest_due: date, date, latest: date };
      const readBack = said(language, 'promise-read-back', values).split(/ (?:Pro|Pre|Aby|A megerősítéshez|To) /)[0];
      return [language, [said(language, 'balance-one', values), readBack, said(language, 'promise-too-late', values)]];
    }),
  );
  expect(heard).toEqual({
    cs: [
      'Evidujeme u vás neuhrazenou částku tisíc dvě stě třicet čtyři korun a padesát haléřů Splatná byla dvacátého třetího listopadu',
      'Slibujete, že nejpozději do dvacátého třetího listopadu zaplatíte tisíc dvě stě třicet čtyři korun a padesát haléřů',
      'Toto datum je příliš vzdálené Platbu můžete slíbit nejpozději do dvacátého třetího listopadu',
    ],
    sk: [
      'Evidujeme voči vám neuhradenú sumu dvadsaťdva eur a dva centy Splatná bola dvadsiateho tretieho novembra',
      'Sľubujete, že najneskôr do dvadsiateho tretieho novembra zaplatíte dvadsaťdva eur a dva centy',
      'Tento dátum je príliš vzdialený Platbu môžete prisľúbiť najneskôr do dvadsiateho tretieho novembra',
    ],
    pl: [
      'Nieopłacona kwota to tysiąc dwadzieścia dwa złote i dwa grosze Termin płatności minął dwudziestego trzeciego listopada',
      'Deklarują Państwo zapłatę tysiąca dwudziestu dwóch złotych i dwóch groszy najpóźniej do dwudziestego trzeciego listopada',
      'Ten termin jest zbyt odległy Zapłatę można zadeklarować najpóźniej do dwudziestego trzeciego listopada',
    ],
    hu: [
      'Nyilvántartásunk szerint az Ön rendezetlen tartozása kétezer két forint Fizetési határideje november huszonharmadika volt',
      'Ön azt ígéri, hogy legkésőbb november huszonharmadikáig befizet kétezer két forintot',
      'Ez a nap túl távoli Fizetést legkésőbb november huszonharmadikára ígérhet',
    ],
    en: [
      'Our records show an unpaid amount of one euro It was due on the twenty-third of November',
      'You promise to pay one euro by the twenty-third of November at the latest',
      'This date is too far away You can promise a payment by the twenty-third of November at the latest',
    ],
  });
});
