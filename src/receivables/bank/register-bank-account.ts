import { isValidIBAN } from 'ibantools';
import type { Actor } from '../../journal/event.ts';
import type { CreditorId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { getCreditor } from '../get-creditor.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import type { BankAccount } from './model.ts';
import type { Bank } from './ports.ts';

export type NewBankAccount = {
  readonly creditorId: CreditorId;
  /** As people write it, with or without spaces. */
  readonly iban: string;
  /** The creditor's when not given. */
  readonly currency?: Currency;
  readonly label?: string | null;
  /** Hours of working days; null: no statements are expected. */
  readonly staleAfterHours?: number | null;
};

/** Yesterday's statement is there this morning; one that never came is noticed by noon of the next working day. */
const usualStaleAfterHours = 36;

/** Makes an account known at which a creditor is paid. Its IBAN must have the check digits of ISO 13616 and of its country. */
export async function registerBankAccount(
  tools: Tools & { readonly bank: Pick<Bank, 'accounts'> },
  tx: Tx,
  actor: Actor,
  wish: NewBankAccount,
): Promise<Result<BankAccount, Refusal<'not_an_iban' | 'account_known' | 'bad_staleness'>>> {
  const { books, journal, ids, bank } = tools;
  const iban = wish.iban.replace(/\s/g, '').toUpperCase();
  if (!isValidIBAN(iban))
    return refuse('not_an_iban', `${iban} is no IBAN: its check digits are wrong, or a character is missing`);
  const staleAfterHours = wish.staleAfterHours === undefined ? usualStaleAfterHours : wish.staleAfterHours;
  if (staleAfterHours !== null && !(staleAfterHours > 0 && staleAfterHours <= 24 * 60))
    return refuse('bad_staleness', 'Bank data is stale after 1 to 1440 hours of working days, or never');
  if (await bank.accounts.findByIban(tx, iban))
    return refuse('account_known', `${iban} is an account of a creditor already: see dovolat bank-account list`);
  const creditor = await getCreditor(books, tx, wish.creditorId);
  const account: BankAccount = {
    id: ids.next('bac'),
    creditorId: creditor.id,
    iban,
    currency: wish.currency ?? creditor.currency,
    label: wish.label?.trim() || null,
    staleAfterHours,
    asOf: null,
  };
  await bank.accounts.insert(tx, account);
  await record(journal, tx, actor, [
    {
      type: 'bank_account_registered',
      subject: { creditorId: creditor.id },
      data: { accountId: account.id, currency: account.currency, staleAfterHours },
    },
  ]);
  return accept(account);
}
