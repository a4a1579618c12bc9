import type { BankAccountWire, PaymentWire } from '../../../web/payments/api-types.ts';
import { counted } from './counted.ts';

const states: Readonly<Record<PaymentWire['state'], string>> = {
  new: 'Not looked at yet',
  matched: 'Matched',
  partly: 'Matched, a rest waits',
  suspense: 'In suspense',
  reversed: 'Taken back by the bank',
  ignored: 'Set aside',
  outgoing: 'Went out',
};

const standings: Readonly<Record<BankAccountWire['standing'], string>> = {
  known: 'Known',
  stale: 'Stale: nobody is dunned by it',
  none_yet: 'No statement yet',
  none_expected: 'No statements expected',
};

const formats: Readonly<Record<string, string>> = {
  camt053: 'CAMT.053',
  gpc: 'GPC (ABO)',
  mt940: 'MT940',
  elixir: 'Elixir-0',
  fio: 'Fio’s JSON',
};

/** Why a payment pays what it does, by rule. */
const matchedBy: Readonly<Record<string, string>> = {
  variable_symbol_and_amount: 'The variable symbol and the amount fit.',
  variable_symbol_and_others: 'The amount pays exactly what the variable symbol names and others of the same debtor.',
  variable_symbol_of_case: 'The variable symbol is that of one debtor’s receivables, oldest due first.',
  variable_symbol: 'The variable symbol fits one receivable; the amount is another.',
  virtual_account: 'The payment came to the account that is one debtor’s alone.',
  payer_account_and_amount: 'The payer’s account is known, and the amount fits one receivable.',
  reference_and_amount: 'The payment’s reference and the amount fit.',
  message_and_amount: 'The message names it, and the amount fits.',
  reference: 'The payment’s reference fits; the amount is another.',
  name_and_amount: 'The payer’s name and the amount fit one receivable.',
  account_and_sum: 'The payer’s account is known, and the amount pays several receivables exactly.',
  name_and_sum: 'The payer’s name fits, and the amount pays several receivables exactly.',
  payer_account: 'The payer’s account is known; the amount fits nothing that is owed.',
  message: 'The message names it; the amount is another.',
  name: 'The payer’s name fits; the amount fits nothing that is owed.',
  manual: 'A person chose it.',
};

/** Why a payment waits. */
const waitsBecause: Readonly<Record<string, string>> = {
  nothing_found: 'Nothing that is owed is named by it, and its payer is not known.',
  tie: 'Several are as likely as each other.',
  contradicted: 'What it names does not fit to the crown, and what fits points at somebody else.',
  too_weak: 'Something points at a debtor, but the amount fits nothing.',
  reversal_of_nothing: 'The bank took back a payment that cannot be told.',
  money_returned_to_us: 'Money of ours came back: it pays nothing that is owed.',
  overpaid: 'More was paid than was owed: lay the rest on something else, or send it back.',
  may_be_matched: 'It can be matched by now: order it once more.',
};

/** Words of what came in on creditors' accounts. */
export const enPayments = {
  fresh: (count: number) => (count === 1 ? 'Show 1 new payment' : `Show ${count} new payments`),
  title: 'Payments',
  matchedBy,
  waitsBecause,
  tabs: { suspense: 'In suspense', all: 'All payments', statements: 'Statements' },
  suspense: {
    lead: 'Payments that wait for you, since what they pay is not certain. What was certain was matched by itself.',
    emptyTitle: 'Nothing waits',
    emptyBody: 'Every payment lies on what it pays.',
    bring: 'Bring a statement in',
    rest: (of: string) => `of ${of}`,
    noPayer: 'Payer not told',
    refundBy: (date: string) => `To be sent back by ${date}.`,
    maybe: 'Suggestions',
    due: (date: string) => `due ${date}`,
    exact: 'Pays exactly that',
    tooMuch: (amount: string) => `${amount} too much`,
    staysOwed: (amount: string) => `${amount} stays owed`,
    allocate: 'Allocate',
    allocateOf: (who: string, what: string) => `Allocate to ${who}: ${what}`,
    choose: 'Choose a debtor',
    ignore: 'Set aside',
    ignoreTitle: 'Does it pay no receivable?',
    ignoreBody: 'A fee, a transfer between your own accounts, money that is nobody’s debt: it is set aside and waits no longer.',
    cancel: 'Cancel',
    older: 'Show older ones',
  },
  choice: {
    title: (amount: string) => `What does ${amount} pay?`,
    close: 'Close',
    find: 'Debtor',
    findHint: 'Beginning of a name or number, debtor id or variable symbol',
    nobody: 'Nobody found.',
    nothingOpen: 'Nothing is open in this currency.',
    otherDebtor: 'Another debtor',
    order: 'Paid in this order, the first one ticked first.',
    pick: (key: string) => `Receivable ${key}`,
    chosen: (sum: string) => `${sum} chosen`,
    allocate: 'Allocate',
  },
  list: {
    state: 'State',
    every: 'Every state',
    emptyTitle: 'No payments',
    emptyBody: 'They show up here once a statement of a creditor’s account is in.',
    filteredBody: 'No payment is in this state.',
    /** What stands before and after the debtor's name, which is a link. */
    pays: (amount: string, key: string) => ({ before: `${amount} pays ${key} of `, after: '' }),
    rest: (amount: string) => `${amount} lies on nothing`,
    unmatch: 'Unmatch',
    unmatchOf: (amount: string, who: string) => `Unmatch ${amount} of ${who}`,
    waitAgain: 'Let it wait again',
    unmatchTitle: 'Take this payment back from what it pays?',
    unmatchBody:
      'What it paid is owed again, strategies go on with it, and the payment waits for you. What has been said to the debtor meanwhile stays said.',
    confirm: 'Unmatch',
    cancel: 'Cancel',
    older: 'Show older payments',
  },
  states,
  statements: {
    newTitle: 'Bring a statement in',
    lead: 'CAMT.053, GPC (ABO), MT940, Elixir-0 or Fio’s JSON, recognised by itself. A statement twice changes nothing.',
    account: 'Of which account?',
    anyAccount: 'Whatever it says',
    accountHint: 'Needed where a file names virtual accounts only.',
    started: 'It comes in by itself, and what is certain is matched at once.',
    broughtIn: 'Files',
    noFilesTitle: 'No statement yet',
    noFilesBody: 'Each file stands here with what it was recognised as, and with what is missing between statements.',
    by: (who: string, when: string) => `${who}, ${when}`,
    recognised: (format: string) => `Read as ${formats[format] ?? format}`,
    knownAlready: 'Known already, nothing changed',
    movements: (booked: string, known: string) => `${booked} booked${known === '0' ? '' : `, ${known} known before`}`,
    inOut: (incoming: string, outgoing: string) => `in ${incoming}, out ${outgoing}`,
    closing: (amount: string) => `closes with ${amount}`,
    gap: (expected: string, found: string, days: string | null) =>
      `${days ? `No statement tells of ${days}` : 'Movements are missing before it'}: the one before closed with ${expected}, this one opens with ${found}. Bring in what is missing, in any order.`,
    difference: (expected: string, found: string) =>
      `What was new makes ${expected}, the balance is ${found}: a movement is missing or was booked twice. Compare these days with the bank.`,
    days: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
    all: 'Statements on record',
    count: (n: string) => counted(n, 'movement', 'movements'),
    number: (n: string) => `no. ${n}`,
    accounts: 'Accounts',
    standings,
    knownUntil: (time: string) => `known until ${time}`,
    add: 'Add an account',
    noAccountsTitle: 'No account yet',
    noAccountsBody: 'Say where debtors pay your creditors. Then statements of that account can come in.',
    needCreditor: 'Add a creditor first: an account belongs to one.',
    creditor: 'Whose account?',
    iban: 'IBAN',
    label: 'What you call it',
    expected: 'Statements',
    expectedChoices: {
      yes: 'Expected: collection waits while they are missing',
      no: 'Not expected: nothing waits for them',
    },
    close: 'Close',
  },
};
