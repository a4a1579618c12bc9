import type { Language } from '../kernel/country.ts';
import type { Clip } from './ports.ts';

/** What is heard from subscribers: spoken words in each one's language, and the beep after which a voicemail records. */
export type ClipName = keyof typeof spoken | keyof typeof tones;

/**
 * Every clip, one file each. Of an announcement five seconds and more are spoken without a pause, of a person's greeting at most four:
 * that is how the two are told apart.
 */
export function clips(): Clip[] {
  const words = Object.entries(spoken).flatMap(([name, texts]) =>
    Object.entries(texts).map(([language, text]) => ({ name: `${name}-${language}`, language, text })),
  );
  return [...words, ...Object.entries(tones).map(([name, each]) => ({ name, tones: each }))];
}

/** Whether the clip is another one in each language. */
export function isSpoken(clip: ClipName): boolean {
  return clip in spoken;
}

/** `fax`: of one that answers; `calling_fax`: of one that calls, once (T.30). `network`: before an announcement of the network (E.180). */
const tones = {
  beep: [{ hertz: 1000, ms: 500 }],
  fax: [{ hertz: 2100, ms: 3000 }],
  calling_fax: [{ hertz: 1100, ms: 500 }],
  network: [
    { hertz: 950, ms: 330 },
    { hertz: 1400, ms: 330 },
    { hertz: 1800, ms: 330 },
  ],
} as const;

const spoken = {
  out_of_service: {
    cs: 'Volané číslo není v provozu.',
    sk: 'Volané číslo nie je v prevádzke.',
    pl: 'Wybrany numer jest nieaktywny.',
    hu: 'A hívott szám nem kapcsolható.',
    en: 'The number that you have dialled is not in service.',
  },
  hello: { cs: 'Prosím, haló?', sk: 'Prosím, haló?', pl: 'Halo, słucham?', hu: 'Igen, halló?', en: 'Hello, yes?' },
  yes_please: { cs: 'Ano, prosím.', sk: 'Áno, prosím.', pl: 'Tak, proszę.', hu: 'Igen, kérem.', en: 'Yes please.' },
  long_greeting: {
    cs: 'Haló, dobrý den, tady Novák, kdo prosím volá?',
    sk: 'Haló, dobrý deň, tu Kováč, kto prosím volá?',
    pl: 'Halo, dzień dobry, tu Nowak, kto mówi?',
    hu: 'Halló, jó napot, itt Nagy, ki beszél?',
    en: 'Hello, good day, Wilson speaking, who is calling?',
  },
  voicemail: {
    cs: 'Dobrý den, dovolali jste se do hlasové schránky účastníka, který teď nemůže přijmout váš hovor, protože má vypnutý telefon nebo je mimo dosah signálu. Po zaznění zvukového signálu prosím zanechte zprávu.',
    sk: 'Dobrý deň, dovolali ste sa do hlasovej schránky účastníka, ktorý teraz nemôže prijať váš hovor, pretože má vypnutý telefón alebo je mimo dosahu signálu. Po zaznení zvukového signálu prosím zanechajte správu.',
    pl: 'Dzień dobry, tu poczta głosowa abonenta, który nie może teraz odebrać telefonu, ponieważ ma wyłączony aparat albo jest poza zasięgiem sieci. Po usłyszeniu sygnału proszę zostawić wiadomość.',
    hu: 'Jó napot kívánok, ön annak az előfizetőnek a hangpostáját hívta, aki most nem tudja fogadni a hívást, mert készüléke ki van kapcsolva vagy nem elérhető. Kérjük, a sípszó után hagyjon üzenetet.',
    en: 'Good day, you have reached the voicemail of a subscriber who cannot take your call right now because the telephone is switched off or out of reach of the network. Please leave a message after the tone.',
  },
  short_voicemail: {
    cs: 'Tady Novákovi. Nechte nám vzkaz.',
    sk: 'Tu Kováčovci. Nechajte nám odkaz.',
    pl: 'Tu Nowakowie. Zostawcie wiadomość.',
    hu: 'Itt a Nagy család. Hagyjon üzenetet.',
    en: 'This is the Wilsons. Leave us a message.',
  },
  agent_greeting: {
    cs: 'Dobrý den, u telefonu Petra z oddělení péče. Jak vám mohu pomoci?',
    sk: 'Dobrý deň, pri telefóne Petra z oddelenia starostlivosti. Ako vám môžem pomôcť?',
    pl: 'Dzień dobry, przy telefonie Ewa z działu obsługi. W czym mogę pomóc?',
    hu: 'Jó napot kívánok, Judit vagyok az ügyfélszolgálattól. Miben segíthetek?',
    en: 'Hello, this is Emily from customer care. How can I help you?',
  },
  agent_goodbye: {
    cs: 'Děkuji vám, tím je to vyřízeno. Na shledanou.',
    sk: 'Ďakujem vám, tým je to vybavené. Dovidenia.',
    pl: 'Dziękuję, to wszystko. Do widzenia.',
    hu: 'Köszönöm, ezzel el is intéztük. Viszonthallásra.',
    en: 'Thank you, that is all settled. Goodbye.',
  },
} as const satisfies Record<string, Record<Language, string>>;
