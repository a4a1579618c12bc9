import type { StatementPart } from '../statement-part.ts';
import { UnreadableStatement } from '../unreadable-statement.ts';
import { entriesOf, type TransferDetails, transferDetailsOf } from './camt-entry.ts';
import { frameOf } from './camt-frame.ts';
import { readXml, type XmlElement } from './read-xml.ts';

/** Transfers of one batch that are kept at once: a few hundred bytes each. */
const largestBatch = 100_000;

/**
 * CAMT.053 (ISO 20022 bank-to-customer statement), versions 001.02 to 001.13 and their national dialects. Movements that are not booked
 * (pending, informative) are passed over; a batch of transfers is told transfer by transfer where their amounts add up to it.
 */
export async function* parseCamt(text: AsyncIterable<string>): AsyncGenerator<StatementPart> {
  const out: StatementPart[] = [];
  let details: TransferDetails[] = [];
  let balances: XmlElement[] = [];
  let statements = 0;
  let entries = 0;
  const closed = (element: XmlElement, ancestors: readonly XmlElement[], line: number) => {
    const path = ancestors.map(({ name }) => name).join('/');
    const where = `line ${line}`;
    if (path === 'Document' && element.name in others)
      throw new UnreadableStatement('not_a_statement', where, others[element.name] ?? '');
    if (path === '' && statements === 0)
      throw new UnreadableStatement('not_a_statement', where, 'there is no statement (BkToCstmrStmt/Stmt) in it');
    if (!path.startsWith('Document/BkToCstmrStmt')) return 'keep';
    if (path.endsWith('/Ntry/NtryDtls') && element.name === 'TxDtls') {
      details.push(transferDetailsOf(element, where));
      if (details.length > largestBatch)
        throw new UnreadableStatement('too_large', where, `a batch of more than ${largestBatch} transfers`);
      return 'drop';
    }
    if (path === 'Document/BkToCstmrStmt/Stmt' && element.name === 'Ntry') {
      entries += 1;
      for (const entry of entriesOf(element, details, `line ${line} (entry ${entries})`)) out.push({ kind: 'entry', entry });
      details = [];
      return 'drop';
    }
    if (path === 'Document/BkToCstmrStmt/Stmt' && element.name === 'Bal') {
      balances.push(element);
      return 'drop';
    }
    if (path === 'Document/BkToCstmrStmt' && element.name === 'Stmt') {
      statements += 1;
      out.push({ kind: 'statement', statement: frameOf(element, balances, where) });
      balances = [];
      entries = 0;
      return 'drop';
    }
    return 'keep';
  };
  yield* readXml(text, closed, out);
}

const others: Readonly<Record<string, string>> = {
  BkToCstmrAcctRpt: 'it is a CAMT.052 (report within the day), which is not final: download the CAMT.053 (statement)',
  BkToCstmrDbtCdtNtfctn: 'it is a CAMT.054 (notification), which has no balances: download the CAMT.053 (statement)',
  CstmrCdtTrfInitn: 'it is a payment order (pain.001), no statement',
};
