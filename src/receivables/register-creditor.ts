import type { Actor } from '../journal/event.ts';
import { type Country, languageOf } from '../kernel/country.ts';
import type { Currency } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type ContactWish, noContact, readCreditorContact } from './creditor-contact.ts';
import type { Creditor, PromisePolicy } from './model.ts';
import { type CreditorTrouble, objectToCreditor } from './object-to-creditor.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

export type NewCreditor = Pick<Creditor, 'code' | 'name' | 'neutralName' | 'country'> &
  Partial<
    Pick<
      Creditor,
      'language' | 'currency' | 'birthNumberTitle' | 'planPolicy' | 'planLateDays' | 'interest' | 'keyedNumberAllowed'
    >
  > & {
    readonly promisePolicy?: Partial<PromisePolicy>;
    readonly contact?: ContactWish;
  };

/** Makes a client of the operator known. Its code is lower case letters, digits and hyphens. */
export async function registerCreditor(
  { books, journal, ids }: Tools,
  tx: Tx,
  actor: Actor,
  wish: NewCreditor,
): Promise<Result<Creditor, Refusal<'bad_code' | 'code_taken' | 'contact_wrong' | CreditorTrouble>>> {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(wish.code))
    return refuse('bad_code', `"${wish.code}" is no code: use 1 to 40 lower case letters, digits and hyphens`);
  const trouble = objectToCreditor(wish);
  if (trouble) return trouble;
  const contact = readCreditorContact(noContact, wish.contact ?? {}, wish.country);
  if (!contact.ok) return contact;
  if (await books.creditors.findByCode(tx, wish.code))
    return refuse('code_taken', `there is a creditor "${wish.code}" already: choose another code`);
  const creditor: Creditor = {
    id: ids.next('crd'),
    code: wish.code,
    name: wish.name.trim(),
    neutralName: wish.neutralName.trim(),
    country: wish.country,
    language: wish.language ?? languageOf[wish.country],
    currency: wish.currency ?? currencyOf[wish.country],
    birthNumberTitle: wish.birthNumberTitle ?? null,
    promisePolicy: { ...defaultPromisePolicy, ...wish.promisePolicy },
    planPolicy: wish.planPolicy ?? null,
    interest: wish.interest ?? null,
    planLateDays: wish.planLateDays ?? defaultPlanLateDays,
    keyedNumberAllowed: wish.keyedNumberAllowed ?? false,
    contact: contact.value,
  };
  await books.creditors.insert(tx, creditor);
  await record(journal, tx, actor, [
    { type: 'creditor_registered', subject: { creditorId: creditor.id }, data: { code: creditor.code } },
  ]);
  return accept(creditor);
}

/** Latest 14 days, least 30 %, grace 2 working days, tolerance 1 unit of the currency. */
const defaultPromisePolicy: PromisePolicy = { latestDays: 14, leastPercent: 30, graceWorkingDays: 2, toleranceMinor: 100 };

const defaultPlanLateDays = 14;

const currencyOf: Readonly<Record<Country, Currency>> = { CZ: 'CZK', SK: 'EUR', PL: 'PLN', HU: 'HUF' };
