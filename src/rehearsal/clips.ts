import type { Clip } from './ports.ts';

export type ClipName = (typeof clips)[number]['name'];

/** What is heard from subscribers: spoken words, and the beep after which a voicemail records. */
export const clips = [
  { name: 'hello', language: 'cs', text: 'Prosím, haló?' },
  { name: 'long_greeting', language: 'cs', text: 'Haló, dobrý den, tady Novák, kdo prosím volá?' },
  {
    name: 'voicemail',
    language: 'cs',
    text: 'Dobrý den, dovolali jste se do hlasové schránky účastníka, který teď nemůže přijmout váš hovor, protože má vypnutý telefon nebo je mimo dosah signálu. Po zaznění zvukového signálu prosím zanechte zprávu.',
  },
  { name: 'short_voicemail', language: 'cs', text: 'Tady Novákovi. Nechte nám vzkaz.' },
  { name: 'beep', hertz: 1000, ms: 500 },
  { name: 'agent_greeting', language: 'cs', text: 'Dobrý den, u telefonu Petra z oddělení péče. Jak vám mohu pomoci?' },
  { name: 'agent_goodbye', language: 'cs', text: 'Děkuji vám, tím je to vyřízeno. Na shledanou.' },
] as const satisfies readonly Clip[];
