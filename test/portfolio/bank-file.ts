import type { Currency } from '../../src/kernel/money.ts';

/** One movement: money that comes in, or, where `reversal` is set, goes back again. `reference`: the bank's own, of this movement alone. */
export type Movement = {
  readonly reference: string;
  readonly amountMinor: number;
  readonly symbol: string | null;
  readonly message: string;
  readonly payer: string;
  readonly reversal: boolean;
};

/** What a bank says of one day of an account. Balances follow from `openingMinor` and the movements. */
export type DayOfAccount = {
  readonly iban: string;
  readonly currency: Currency;
  readonly number: number;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly openingMinor: number;
  readonly movements: readonly Movement[];
};

/** Statements as a bank sends them: CAMT.053 (ISO 20022, 001.02), several in one file. */
export function bankFile(days: readonly DayOfAccount[]): string {
  const head = '<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T02:15:00+01:00</CreDtTm></GrpHdr>';
  const statements = days.map(statement).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>${head}\n${statements}\n</BkToCstmrStmt></Document>\n`;
}

export function closingOf({ openingMinor, movements }: Pick<DayOfAccount, 'openingMinor' | 'movements'>): number {
  return movements.reduce((sum, { amountMinor, reversal }) => sum + (reversal ? -amountMinor : amountMinor), openingMinor);
}

function statement(of: DayOfAccount): string {
  const { iban, currency, number, day, openingMinor, movements } = of;
  const balance = (code: string, minor: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${decimal(minor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entries = movements.map((each) => entry(each, currency, day)).join('\n');
  return [
    `<Stmt><Id>${iban}-${number}</Id><ElctrncSeqNb>${number}</ElctrncSeqNb><CreDtTm>${day}T23:59:00+01:00</CreDtTm>`,
    `<FrToDt><FrDtTm>${day}T00:00:00+01:00</FrDtTm><ToDtTm>${day}T23:59:59+01:00</ToDtTm></FrToDt>`,
    `<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>`,
    `${balance('OPBD', openingMinor)}${balance('CLBD', closingOf(of))}`,
    `${entries}</Stmt>`,
  ].join('\n');
}

function entry({ reference, amountMinor, symbol, message, payer, reversal }: Movement, currency: Currency, day: string): string {
  const references = symbol === null ? '' : `<Strd><CdtrRefInf><Ref>VS:${symbol}</Ref></CdtrRefInf></Strd>`;
  return [
    `<Ntry><Amt Ccy="${currency}">${decimal(amountMinor)}</Amt><CdtDbtInd>${reversal ? 'DBIT' : 'CRDT'}</CdtDbtInd>`,
    reversal ? '<RvslInd>true</RvslInd>' : '',
    `<Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${reference}</AcctSvcrRef><BkTxCd/>`,
    `<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Nm>${payer}</Nm></Dbtr></RltdPties>`,
    `<RmtInf><Ustrd>${message}</Ustrd>${references}</RmtInf></TxDtls></NtryDtls></Ntry>`,
  ].join('');
}

function decimal(minor: number): string {
  return `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
}
