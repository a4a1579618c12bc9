import type { CreditorId, PersonId, ReceivableId, TransactionId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { BankTransaction } from '../bank/model.ts';
import { accountsIn } from './accounts-in.ts';
import { bareSymbol } from './bare-symbol.ts';
import { type Evidence, noEvidence, peopleOf } from './evidence.ts';
import { teachingRules } from './match-rules.ts';
import type { Owed } from './model.ts';
import { payerWords, samePayer } from './payer-name.ts';
import type { Mark, PaymentTools } from './ports.ts';
import { type References, referencesIn } from './references-in.ts';

/**
 * What is known of many payments to one creditor, looked up in bulk: first by their symbols, which settles most of them, and by all else
 * only of those that are asked for. Receivables are given as they were read.
 */
export function gatherEvidence(tools: PaymentTools, tx: Tx, creditorId: CreditorId) {
  const { payments } = tools;
  const bearing: Readonly<Record<Mark, Map<string, readonly Owed[]>>> = {
    symbol: new Map(),
    document: new Map(),
    external_key: new Map(),
    account: new Map(),
  };
  const owedBy = new Map<PersonId, readonly Owed[]>();
  const payers = new Map<string, readonly PersonId[]>();
  const namesakes = new Map<string, readonly PersonId[]>();
  /** What was looked up beside the symbol, by transaction. */
  const looked = new Map<TransactionId, Clues>();

  async function loadMarks(mark: Mark, values: readonly string[]): Promise<void> {
    const known = bearing[mark];
    const fresh = [...new Set(values)].filter((value) => !known.has(value));
    const found = await payments.bearing(tx, creditorId, mark, fresh);
    for (const value of fresh) known.set(value, found.get(value) ?? []);
  }

  async function loadOwed(people: readonly PersonId[]): Promise<void> {
    const fresh = [...new Set(people)].filter((id) => !owedBy.has(id));
    const found = Map.groupBy(await payments.openOf(tx, creditorId, fresh), ({ personId }) => personId);
    for (const id of fresh) owedBy.set(id, found.get(id) ?? []);
  }

  async function bySymbol(transactions: readonly BankTransaction[]): Promise<void> {
    await loadMarks(
      'symbol',
      transactions.map(symbolOf).filter((symbol) => symbol !== null),
    );
  }

  async function byAll(transactions: readonly BankTransaction[]): Promise<void> {
    const fresh = transactions.filter(({ id }) => !looked.has(id));
    if (fresh.length === 0) return;
    const clues = fresh.map(cluesOf);
    for (const [index, { id }] of fresh.entries()) if (clues[index]) looked.set(id, clues[index]);
    await bySymbol(fresh);
    const references = clues.flatMap(({ sure, loose }) => [...sure, ...loose]);
    await loadMarks('symbol', references.filter(isSymbol));
    for (const mark of ['document', 'external_key'] as const) await loadMarks(mark, references);
    const own = new Set((await tools.bank.accounts.ofCreditor(tx, creditorId)).map(({ iban }) => iban));
    await loadMarks(
      'account',
      clues.flatMap(({ accounts }) => accounts).filter((account) => !own.has(account)),
    );
    await loadPayers(clues);
    await loadNamesakes(clues);
    const people = clues.flatMap((one) => [...peopleOf(marked('symbol', one.symbol)), ...payersOf(one), ...namesakesOf(one)]);
    await loadOwed(people);
  }

  async function loadPayers(clues: readonly Clues[]): Promise<void> {
    const accounts = clues.map(({ payerAccount }) => payerAccount).filter((account) => account !== null);
    const fresh = [...new Set(accounts)].filter((account) => !payers.has(account));
    const found = await payments.payersBy(tx, creditorId, fresh, teachingRules);
    for (const account of fresh) payers.set(account, found.get(account) ?? []);
  }

  async function loadNamesakes(clues: readonly Clues[]): Promise<void> {
    const fresh = new Map(clues.map(({ words }) => [words.join(' '), words]));
    for (const name of fresh.keys()) if (name === '' || namesakes.has(name)) fresh.delete(name);
    const names = [...fresh];
    const found = await payments.namesakes(
      tx,
      names.map(([, words]) => words),
    );
    for (const [index, [name, words]] of names.entries()) {
      const alike = (found[index] ?? []).filter((one) => samePayer(words, one.name));
      namesakes.set(
        name,
        alike.map(({ personId }) => personId),
      );
    }
  }

  const marked = (mark: Mark, value: string | null) => (value === null ? [] : (bearing[mark].get(value) ?? []));
  const payersOf = ({ payerAccount }: Clues) => payers.get(payerAccount ?? '') ?? [];
  const namesakesOf = ({ words }: Clues) => namesakes.get(words.join(' ')) ?? [];
  const owed = (people: readonly PersonId[]) => people.flatMap((id) => owedBy.get(id) ?? []);
  const named = (references: readonly string[]) =>
    references.flatMap((value) => [
      ...(isSymbol(value) ? marked('symbol', value) : []),
      ...marked('document', value),
      ...marked('external_key', value),
    ]);

  function evidenceOf(transaction: BankTransaction): Evidence {
    const clues = looked.get(transaction.id);
    if (!clues) return { ...noEvidence, symbol: marked('symbol', symbolOf(transaction)) };
    const symbol = marked('symbol', clues.symbol);
    return {
      symbol,
      others: owed(peopleOf(symbol)),
      virtualAccount: clues.accounts.flatMap((account) => marked('account', account)),
      sure: once(named(clues.sure)),
      loose: once(named(clues.loose)),
      payers: owed(payersOf(clues)),
      named: owed(namesakesOf(clues)),
    };
  }

  return { bySymbol, byAll, evidenceOf };
}

/** What a transaction says that may lead to somebody. */
type Clues = References & {
  readonly symbol: string | null;
  readonly accounts: readonly string[];
  readonly payerAccount: string | null;
  readonly words: readonly string[];
};

function cluesOf(transaction: BankTransaction): Clues {
  return {
    ...referencesIn(transaction),
    symbol: symbolOf(transaction),
    accounts: [...new Set([...(transaction.paidTo ? [transaction.paidTo] : []), ...accountsIn(transaction)])],
    payerAccount: transaction.payerAccount,
    words: payerWords(transaction.payerName),
  };
}

function symbolOf({ variableSymbol }: BankTransaction): string | null {
  return bareSymbol(variableSymbol);
}

function isSymbol(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text);
}

function once(owed: readonly Owed[]): Owed[] {
  return [...new Map<ReceivableId, Owed>(owed.map((one) => [one.id, one])).values()];
}
