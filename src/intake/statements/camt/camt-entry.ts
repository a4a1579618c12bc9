import type { Currency } from '../../../kernel/money.ts';
import { creditorReferenceOf, endToEndIdOf, symbolOf, symbolsIn } from '../payment-symbols.ts';
import { currencyOf, dayOf, minorOf, oneLine } from '../plain-values.ts';
import type { StatementEntry } from '../statement-part.ts';
import { UnreadableStatement } from '../unreadable-statement.ts';
import { all, at, textAt, type XmlElement } from './read-xml.ts';

/** One transfer (`TxDtls`) of an entry. */
export type TransferDetails = Pick<
  StatementEntry,
  'variableSymbol' | 'constantSymbol' | 'specificSymbol' | 'endToEndId' | 'creditorReference' | 'message' | 'reference'
> & {
  /** Null where the transfer does not say, or says it in another currency. */
  readonly amount: { readonly minor: number; readonly currency: string; readonly credit: boolean | null } | null;
  readonly debtor: Party;
  readonly creditor: Party;
};

type Party = { readonly name: string | null; readonly account: string | null };

/** What is kept of a transfer while its entry is read. */
export function transferDetailsOf(details: XmlElement, where: string): TransferDetails {
  const endToEndId = endToEndIdOf(textAt(details, 'Refs', 'EndToEndId'));
  const references = all(details, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref').map(({ text }) => text.trim());
  const free = all(details, 'RmtInf', 'Ustrd').map(({ text }) => text);
  const additional = all(details, 'RmtInf', 'Strd', 'AddtlRmtInf').map(({ text }) => text);
  const instruction = textAt(details, 'Refs', 'InstrId');
  const symbols = symbolsIn([endToEndId, ...references, instruction, ...free, ...additional]);
  const bare = references.find((reference) => /^\d{1,10}$/.test(reference));
  return {
    ...symbols,
    variableSymbol: symbols.variableSymbol ?? symbolOf(bare),
    endToEndId,
    creditorReference: references.map(creditorReferenceOf).find((reference) => reference !== null) ?? null,
    message: oneLine(...free, ...additional, textAt(details, 'AddtlTxInf')),
    reference: textAt(details, 'Refs', 'AcctSvcrRef'),
    amount: amountOf(details, where),
    debtor: partyOf(details, 'Dbtr'),
    creditor: partyOf(details, 'Cdtr'),
  };
}

function amountOf(details: XmlElement, where: string): TransferDetails['amount'] {
  const told = at(details, 'Amt') ?? at(details, 'AmtDtls', 'TxAmt', 'Amt') ?? at(details, 'AmtDtls', 'InstdAmt', 'Amt');
  const currency = told?.attributes.Ccy;
  if (!told || !currency) return null;
  const indicator = textAt(details, 'CdtDbtInd');
  return { minor: minorOf(told.text, where), currency, credit: indicator === null ? null : indicator === 'CRDT' };
}

/** Since version 08 a party stands one level deeper (`Dbtr/Pty/Nm`). A Czech or Slovak number gets the code of its bank. */
function partyOf(details: XmlElement, role: 'Dbtr' | 'Cdtr'): Party {
  const party = at(details, 'RltdPties', role);
  const id = at(details, 'RltdPties', `${role}Acct`, 'Id');
  const agent = at(details, 'RltdAgts', `${role}Agt`, 'FinInstnId');
  const bank = textAt(agent, 'ClrSysMmbId', 'MmbId') ?? textAt(agent, 'Othr', 'Id');
  const other = textAt(id, 'Othr', 'Id');
  const national = other && bank && /^\d{4}$/.test(bank) && /^[\d-]+$/.test(other) ? `${other}/${bank}` : other;
  const last = textAt(details, 'RltdPties', `Ultmt${role}`, 'Nm') ?? textAt(details, 'RltdPties', `Ultmt${role}`, 'Pty', 'Nm');
  const name = textAt(party, 'Nm') ?? textAt(party, 'Pty', 'Nm') ?? textAt(details, 'RltdPties', `${role}Acct`, 'Nm') ?? last;
  return { name, account: textAt(id, 'IBAN') ?? national };
}

/** The movements of an entry (`Ntry`): each transfer of a batch where their amounts add up to it, else the entry as one. */
export function entriesOf(entry: XmlElement, details: readonly TransferDetails[], where: string): StatementEntry[] {
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts');
  if (status !== null && status !== 'BOOK') return [];
  const indicator = textAt(entry, 'CdtDbtInd');
  if (indicator !== 'CRDT' && indicator !== 'DBIT')
    throw new UnreadableStatement('bad_value', where, 'CdtDbtInd does not say CRDT or DBIT');
  const currency = currencyOf(at(entry, 'Amt')?.attributes.Ccy ?? '', where);
  const amount = minorOf(textAt(entry, 'Amt') ?? '', where);
  const booked = dayAt(entry, 'BookgDt', where) ?? dayAt(entry, 'ValDt', where);
  if (booked === null) throw new UnreadableStatement('bad_value', where, 'the entry has no day of booking (BookgDt)');
  const common: Common = {
    where,
    booked,
    value: dayAt(entry, 'ValDt', where) ?? booked,
    currency,
    reversal: ['true', '1'].includes(textAt(entry, 'RvslInd') ?? ''),
    credit: indicator === 'CRDT',
    reference: textAt(entry, 'AcctSvcrRef'),
    info: textAt(entry, 'AddtlNtryInf'),
  };
  const signed = signedBy(common.credit, amount);
  const [only] = details;
  if (only && details.length === 1) return [movementOf(common, only, signed, common.reference ?? only.reference)];
  const parts = details.map(({ amount: part }) => partOf(part, currency, common.credit));
  const total = parts.reduce<number>((sum, part) => sum + (part ?? Number.NaN), 0);
  if (details.length === 0 || total !== signed) return [movementOf(common, null, signed, common.reference)];
  return details.map((each, index) =>
    movementOf(common, each, parts[index] ?? 0, each.reference ?? (common.reference && `${common.reference}#${index + 1}`)),
  );
}

type Common = Pick<StatementEntry, 'where' | 'booked' | 'value' | 'reversal' | 'reference'> & {
  readonly currency: Currency;
  readonly credit: boolean;
  readonly info: string | null;
};

function signedBy(credit: boolean, minor: number): number {
  return credit || minor === 0 ? minor : -minor;
}

/** Of an entry in `currency`; null where the transfer tells no amount in it. */
function partOf(amount: TransferDetails['amount'], currency: Currency, credit: boolean): number | null {
  return amount && amount.currency === currency ? signedBy(amount.credit ?? credit, amount.minor) : null;
}

function movementOf(
  { where, booked, value, currency, reversal, credit, info }: Common,
  details: TransferDetails | null,
  amountMinor: number,
  reference: string | null,
): StatementEntry {
  const payer = credit === reversal ? details?.creditor : details?.debtor; // of a payment that is taken back the payer stays the debtor
  const told = details ?? symbolsIn([info]);
  return {
    ...{ where, booked, value, amountMinor, currency, reversal, reference },
    payerName: oneLine(payer?.name),
    payerAccount: payer?.account ?? null,
    paidTo: null,
    variableSymbol: told.variableSymbol,
    constantSymbol: told.constantSymbol,
    specificSymbol: told.specificSymbol,
    endToEndId: details?.endToEndId ?? null,
    creditorReference: details?.creditorReference ?? null,
    message: details?.message ?? oneLine(info),
  };
}

function dayAt(entry: XmlElement, name: string, where: string): string | null {
  const day = textAt(entry, name, 'Dt') ?? textAt(entry, name, 'DtTm');
  return day && dayOf(day.slice(0, 10), 'YYYY-MM-DD', where);
}
