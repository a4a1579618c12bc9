import type { Country } from '../../kernel/country.ts';
import { type DayNumber, dateOfDay } from '../../kernel/day-number.ts';
import type { CaseId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Channel } from '../../receivables/model.ts';
import type { ReceivableFacts } from '../model.ts';
import type { LoadedCase } from '../planning/ports.ts';
import type { Chance } from './chance.ts';

export type MadeUpOrder = {
  readonly cases: number;
  readonly currency: Currency;
  readonly chance: Chance;
  /** The day on which the rehearsal begins. */
  readonly from: DayNumber;
};

/**
 * Cases that nobody owes: nine consumers for each company, one to three invoices each, due from sixty days before the first day to twenty after
 * it; most have a telephone, some no address. Nothing has happened to them yet. The same order makes the same cases.
 */
export function madeUpPortfolio(order: MadeUpOrder): readonly LoadedCase[] {
  return Array.from({ length: order.cases }, (_, index) => madeUpCase(order, String(index + 1).padStart(7, '0')));
}

function madeUpCase({ currency, chance, from }: MadeUpOrder, number: string): LoadedCase {
  const draw = (what: string) => chance(`made up ${number} ${what}`);
  const caseId: CaseId = `cas_${number}`;
  const personId: PersonId = `per_${number}`;
  const country = countryOf[currency];
  const invoices = 1 + Math.floor(draw('invoices') ** 2 * 3);
  const receivables = Array.from({ length: invoices }, (_, which): ReceivableFacts => {
    const id: ReceivableId = `rcv_${number}_${which}`;
    const due = dateOfDay(from - 60 + Math.floor(draw(`due ${which}`) * 80));
    // From half of the usual invoice to five times as much: most are small.
    const amountMinor = Math.round(usualMinor[currency] * (0.5 + 4.5 * draw(`amount ${which}`) ** 3));
    return {
      ...{ id, due, amountMinor, kind: 'invoice', productGroup: null, product: null, priority: null, risk: null },
      ...{ holds: [], endedBy: null, leftBecause: null, progress: null },
    };
  });
  return {
    facts: {
      ...{ caseId, personId, creditorId: 'crd_made_up', currency, creditorCountry: country },
      debtor: { kind: draw('kind') < 0.9 ? 'natural' : 'company', country, language: 'en' },
      calendar: 'legal',
      receivables: receivables.sort((a, b) => (a.due < b.due ? -1 : 1)),
      ...{ holds: [], optedOut: false, promise: null, inHand: null, lastContactAt: null, lastConversationAt: null },
      usable: channelShares.filter(([channel, share]) => draw(channel) < share).map(([channel]) => channel),
      bankDataStaleAt: null,
      history: { promises: 0, brokenPromises: 0, lateOfLast: 0, attempts: 0, unreachable: false, reachedAt: null },
      ...{ segments: [], toleranceMinor: 100 },
    },
    keptOut: new Set(),
    recentContacts: [],
  };
}

const countryOf: Readonly<Record<Currency, Country>> = { CZK: 'CZ', EUR: 'SK', PLN: 'PL', HUF: 'HU' };

/** A usual invoice of a consumer, minor units. */
const usualMinor: Readonly<Record<Currency, number>> = { CZK: 120_000, EUR: 5_000, PLN: 20_000, HUF: 2_000_000 };

/** How many of a hundred can be reached how: our assumption. */
const channelShares: readonly (readonly [Channel, number])[] = [
  ['voice', 0.92],
  ['sms', 0.88],
  ['email', 0.7],
  ['letter', 0.95],
];
