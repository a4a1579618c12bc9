import { czechia, englishInCzechia } from './markets/czechia.ts';
import { hungary } from './markets/hungary.ts';
import { poland } from './markets/poland.ts';
import { slovakia } from './markets/slovakia.ts';
import type { SampleMarket } from './sample-market.ts';
import type { SampleHome } from './sample-portfolio.ts';

/** The creditors of the demo, one in each country. */
export const demoMarkets: readonly SampleMarket[] = [czechia, slovakia, poland, hungary];

/**
 * Where the debtor of an index lives: five of thirteen in Czechia, three in Slovakia, two in Poland, two in Hungary, one in Czechia speaking
 * English. Thirteen has no part in common with the turns in which personas are called, so each country meets each kind of them.
 */
export function demoHome(index: number): SampleHome {
  return turns[index % turns.length] as SampleHome;
}

const czechs: SampleHome = { market: czechia, language: 'cs' };
const slovaks: SampleHome = { market: slovakia, language: 'sk' };
const poles: SampleHome = { market: poland, language: 'pl' };
const hungarians: SampleHome = { market: hungary, language: 'hu' };
const english: SampleHome = { market: englishInCzechia, language: 'en' };

const turns: readonly SampleHome[] = [
  ...[czechs, slovaks, czechs, poles, czechs, hungarians, slovaks],
  ...[czechs, poles, hungarians, czechs, english, slovaks],
];
