import type { Currency } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { BankAccount, StatementFormat } from '../../receivables/bank/model.ts';
import type { Encoding } from '../detect-encoding.ts';
import type { ImportFile } from '../ports.ts';
import { meansAccount } from './account-number.ts';
import type { CheckedStatement } from './check-sums.ts';
import { formOf, type Owners, type StatementForm, statementsIn } from './open-statement-file.ts';
import { type StatementTrouble, UnreadableStatement } from './unreadable-statement.ts';

/** A file that can be read to its end: its statements, in their order, with the account that each is of. */
export type InspectedStatements = {
  readonly form: StatementForm;
  readonly owners: Owners;
  readonly statements: readonly (CheckedStatement & { readonly owner: BankAccount })[];
  readonly bytes: number;
  readonly entries: number;
};

export type StatementsRefusal = Refusal<
  StatementTrouble | 'account_unknown' | 'account_ambiguous' | 'other_account' | 'other_currency' | 'from_the_future'
>;

export type StatementWish = {
  readonly format: StatementFormat | 'auto';
  readonly encoding?: Encoding;
  /** The only account that the file may be of. */
  readonly account?: BankAccount;
};

/**
 * Reads a whole file of statements once, before anything is written. `latest`: the last day that a statement may tell of, YYYY-MM-DD.
 * Refuses what cannot be read to its end, does not add up, or is of no account of ours.
 */
export async function inspectStatements(
  file: ImportFile,
  wish: StatementWish,
  accounts: readonly BankAccount[],
  latest: string,
): Promise<Result<InspectedStatements, StatementsRefusal>> {
  const among = wish.account ? [wish.account] : accounts;
  const owners: Owners = {
    own: (number) => among.find(({ iban }) => meansAccount(iban, number))?.iban ?? null,
    forAccount: wish.account?.iban ?? null,
  };
  try {
    const form = await formOf(file, wish);
    const inspected = await inspectAs(form);
    if (inspected.ok || inspected.reason !== 'sums_differ' || form.format !== 'gpc') return inspected;
    const otherwise = await inspectAs({ ...form, reversals: 'same' });
    return otherwise.ok ? otherwise : inspected;
  } catch (error) {
    if (error instanceof UnreadableStatement) return error.refusal(file.name);
    throw error;
  }

  async function inspectAs(form: StatementForm): Promise<Result<InspectedStatements, StatementsRefusal>> {
    const statements: (CheckedStatement & { owner: BankAccount })[] = [];
    const currencies = new Set<Currency>();
    let bytes = 0;
    let entries = 0;
    const count = (length: number) => {
      bytes += length;
    };
    try {
      for await (const part of statementsIn(file, form, owners, count)) {
        if (part.kind === 'entry') {
          entries += 1;
          if (part.entry.currency) currencies.add(part.entry.currency);
          continue;
        }
        const { statement } = part;
        const owner = ownerOf(statement.account);
        if (!owner.ok) return refuse(owner.reason, `${file.name}, ${statement.where}: ${owner.message}`);
        if (statement.currency) currencies.add(statement.currency);
        const other = [...currencies].find((currency) => currency !== owner.value.currency);
        currencies.clear();
        if (other)
          return refuse(
            'other_currency',
            `${file.name}, ${statement.where}: the account ${owner.value.iban} is kept in ${owner.value.currency}, the statement is in ${other}`,
          );
        if (statement.to > latest)
          return refuse(
            'from_the_future',
            `${file.name}, ${statement.where}: it tells of ${statement.to}, which has not come: check the clock of this machine`,
          );
        statements.push({ ...statement, owner: owner.value });
      }
    } catch (error) {
      if (error instanceof UnreadableStatement) return error.refusal(file.name);
      throw error;
    }
    return accept({ form, owners, statements, bytes, entries });
  }

  function ownerOf(written: string): Result<BankAccount, StatementsRefusal> {
    const found = among.filter(({ iban }) => meansAccount(iban, written));
    const [account] = found;
    if (account && found.length === 1) return accept(account);
    if (account)
      return refuse(
        'account_ambiguous',
        `${written} may be ${found.map(({ iban }) => iban).join(' or ')}: say which with --account IBAN`,
      );
    if (wish.account) return refuse('other_account', `it is of the account ${written}, not of ${wish.account.iban}`);
    return refuse(
      'account_unknown',
      `${written} is no account of a creditor: add it with dovolat bank-account add IBAN --creditor CODE`,
    );
  }
}
