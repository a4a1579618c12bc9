import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { getCreditor } from '../get-creditor.ts';
import type { Creditor, InterestTerms, Receivable } from '../model.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import { delayStart } from './delay-start.ts';
import { interestRates } from './interest-rates.ts';
import { type Interest, reckonInterest } from './reckon-interest.ts';
import type { RateTables } from './reference-rate.ts';

export type InterestTools = Tools & { readonly rates: RateTables };

/**
 * Brings the interest on a receivable in line with the days before `asOf` (YYYY-MM-DD): it is a receivable of its own in the same case and of
 * the same due date, which stays when its principal is paid. It is reckoned anew from the first day of delay each time and rounded once, so a
 * payment that becomes known late changes it back too. Nothing is booked below the creditor's tolerance. Returns by how much it changed.
 */
export async function accrueInterest(
  tools: InterestTools,
  tx: Tx,
  act: Act,
  principal: Receivable,
  asOf: string,
): Promise<number> {
  const { books, journal, ids } = tools;
  const creditor = await getCreditor(books, tx, principal.creditorId);
  if (!creditor.interest || !bearing.has(principal.kind)) return 0;
  const interest = await interestOn(tools, tx, { principal, creditor, terms: creditor.interest, asOf });
  const externalKey = interestKey(principal);
  const known = await books.receivables.findByExternalKey(tx, creditor.id, externalKey);
  const byMinor = interest.minor - (known?.billedMinor ?? 0);
  if (!known && interest.minor <= creditor.promisePolicy.toleranceMinor) return 0;
  if (known && byMinor === 0 && known.issued === asOf) return 0;

  const owedMinor = Math.max(0, (known?.amountMinor ?? 0) + byMinor);
  const booked: Receivable = {
    ...(known ?? { ...principal, ...ofItsOwn, id: ids.next('rcv'), externalKey }),
    ...{ billedMinor: interest.minor, amountMinor: owedMinor, issued: asOf, status: owedMinor > 0 ? 'open' : 'settled' },
  };
  await (known ? books.receivables.update(tx, booked) : books.receivables.insert(tx, [booked]));
  if (byMinor === 0) return 0;
  const { personId, creditorId, caseId, currency } = booked;
  await record(journal, tx, act.actor, [
    {
      type: 'interest_accrued',
      subject: { personId, creditorId, caseId, receivableId: booked.id },
      data: { interestOf: principal.id, billedMinor: interest.minor, owedMinor, byMinor, currency, through: asOf },
    },
  ]);
  return byMinor;
}

export function interestKey({ externalKey }: Pick<Receivable, 'externalKey'>): string {
  return `interest:${externalKey}`;
}

/** Neither fees and costs bear interest, nor interest itself. */
const bearing: ReadonlySet<Receivable['kind']> = new Set(['invoice', 'instalment']);

/** What an interest receivable does not take from its principal: no row of a file stands for it. */
const ofItsOwn = { kind: 'interest', rowHash: { keyId: 'plain', hash: '' }, attributes: {}, note: null } as const;

type Wanted = {
  readonly principal: Receivable;
  readonly creditor: Creditor;
  readonly terms: InterestTerms;
  readonly asOf: string;
};

/** What is owed now and what has changed of it tell what was owed on the first day of delay. */
export async function interestOn(
  { books, rates }: InterestTools,
  tx: Tx,
  { principal, creditor: { country }, terms, asOf }: Wanted,
): Promise<Interest> {
  const from = delayStart(principal.due, country, terms.shiftsDue);
  if (from >= asOf) return { minor: 0, periods: [] };
  const person = await books.persons.find(tx, principal.personId);
  const relation = person?.kind === 'company' ? 'commercial' : 'civil';
  const changes = await books.balanceChanges.of(tx, [principal.id]);
  return reckonInterest({
    ...{ changes, from, to: asOf, dayCount: terms.yearDays },
    principalMinor: changes.reduce((sum, { byMinor }) => sum - byMinor, principal.amountMinor),
    rates: interestRates(terms, { country, relation }, rates, { from, to: asOf }),
    roundToMinor: principal.currency === 'HUF' ? 100 : 1,
  });
}
