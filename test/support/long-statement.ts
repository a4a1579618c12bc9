import { createHash } from 'node:crypto';
import type { ImportFile } from '../../src/intake/ports.ts';

/** A statement of so many movements that is made up while it is read, so that it takes no memory itself. */
export function longStatement(format: 'camt053' | 'gpc', movements: number): ImportFile & { readonly iban: string } {
  const lines = format === 'gpc' ? gpcLines : camtLines;
  return {
    name: `long.${format}`,
    iban: 'CZ6508000000192000145399',
    bytes: async function* () {
      let piece = '';
      for (const line of lines(movements)) {
        piece += line;
        if (piece.length < 1 << 14) continue;
        yield Buffer.from(piece, 'latin1');
        piece = '';
      }
      yield Buffer.from(piece, 'latin1');
    },
    sha256: async () => createHash('sha256').update(`${format} ${movements}`).digest('hex'),
  };
}

const minorOf = (n: number) => 10_000 + ((n * 7919) % 500_000);
const digits = (n: number, length: number) => String(n).padStart(length, '0');

function sumOf(movements: number): number {
  let sum = 0;
  for (let n = 0; n < movements; n += 1) sum += minorOf(n);
  return sum;
}

function* gpcLines(movements: number): Generator<string> {
  const sum = digits(sumOf(movements), 14);
  const none = digits(0, 14);
  yield `0740000192000145399${'Acme a.s.'.padEnd(20)}181126${none}+${sum}+${none}+${sum}+047191126${' '.repeat(14)}\r\n`;
  for (let n = 0; n < movements; n += 1) {
    const symbols = `${digits(2_000_000_000 + n, 10)}0003000308${digits(0, 10)}`;
    const payer = `191126${'Jana Novakova'.padEnd(20)}00203191126`;
    yield `07500001920001453990000002000123456${digits(n + 1, 13)}${digits(minorOf(n), 12)}2${symbols}${payer}\r\n`;
  }
}

function* camtLines(movements: number): Generator<string> {
  const amount = (minor: number) =>
    `<Amt Ccy="CZK">${Math.floor(minor / 100)}.${digits(minor % 100, 2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>`;
  const day = '<Dt>2026-11-19</Dt>';
  const balance = (code: string, minor: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(minor)}<Dt>${day}</Dt></Bal>`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document><BkToCstmrStmt><Stmt><Id>1</Id><ElctrncSeqNb>47</ElctrncSeqNb>`;
  yield `<Acct><Id><IBAN>CZ6508000000192000145399</IBAN></Id><Ccy>CZK</Ccy></Acct>`;
  yield `${balance('OPBD', 0)}${balance('CLBD', sumOf(movements))}\n`;
  for (let n = 0; n < movements; n += 1)
    yield `<Ntry>${amount(minorOf(n))}<Sts>BOOK</Sts><BookgDt>${day}</BookgDt><AcctSvcrRef>CZ${digits(n, 10)}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Jana</Nm></Dbtr></RltdPties><RmtInf><Strd><CdtrRefInf><Ref>VS:${2_000_000_000 + n}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>\n`;
  yield '</Stmt></BkToCstmrStmt></Document>\n';
}
