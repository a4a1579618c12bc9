/** What somebody wrote back. `stop`: no more on this channel; `stop_all`: no contact at all. `sure` false: a person should read it as well. */
export type Wish = { readonly reading: 'stop' | 'stop_all' | 'not_understood'; readonly sure: boolean };

/**
 * Reads an SMS of a debtor in any of our languages, whatever the language of ours was (a phone keeps what it was taught). A word that can mean
 * nothing else counts wherever it stands; one that has other uses counts only alone. In doubt it is a wish to be left alone, and a person
 * reads it as well. Pure.
 *
 * Sources of the words: 47 CFR 64.1200(a)(10) (stop, quit, end, revoke, opt out, cancel, unsubscribe); the others are ours.
 */
export function readWish(text: string): Wish {
  const words = wordsOf(text);
  const whole = words.join(' ');
  const said = ` ${whole} `;
  const everything = all.some((word) => said.includes(` ${word} `));
  if (alone.has(whole)) return { reading: 'stop', sure: true };
  if (!always.some((word) => said.includes(` ${word} `))) return { reading: 'not_understood', sure: false };
  return { reading: everything ? 'stop_all' : 'stop', sure: words.length <= fewWords };
}

/** Longer than that, somebody wants to say more than stop. */
const fewWords = 6;

/** Without case, marks and signs: phones write what they like. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'l')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const always = [
  ...['stop', 'stopall', 'unsubscribe', 'opt out', 'optout'],
  ...['odhlasit', 'odhlaste', 'nepiste', 'neposilejte', 'nekontaktujte', 'prestante'], // cs
  ...['odhlaste', 'neposielajte', 'prestante'], // sk, beside those that it shares with cs
  ...['wypisz', 'rezygnuje', 'nie piszcie', 'nie pisz', 'prosze nie pisac', 'nie kontaktowac'], // pl
  ...['leiratkozas', 'leiratkozom', 'ne irjon', 'ne irjanak', 'ne zavarjanak'], // hu
] as const;

const alone: ReadonlySet<string> = new Set([
  ...['end', 'quit', 'cancel', 'revoke', 'dost', 'konec', 'zrusit', 'koniec', 'zrusit odber', 'anuluj', 'vege', 'eleg', 'torles'],
]);

/** Beside a word that stops: on every channel. */
const all = ['all', 'stopall', 'everything', 'vse', 'vsechno', 'vsetko', 'wszystko', 'mindent', 'minden'] as const;
