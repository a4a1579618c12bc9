import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDebtorFile } from '../support/debtor-file.ts';
import { type BareInserts, bareInserts } from './import/bare-inserts.ts';

/**
 * How fast a file comes in: `node test/bench/import.ts [--rows 1000000] [--json]`. A cp1250 file is made up, imported twice by the command
 * line as a process of its own, and watched from outside. Then what the first run wrote is written once more by bare statements: the same
 * rows, tables, indexes and lines of the journal (`ratioToBareInserts`: how much of that pace the import had, its start left out on neither
 * side). Exit 1 when a row was lost or the second run changed something.
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
});
const rows = Number(values.rows);
if (!Number.isInteger(rows) || rows < 1) {
  console.error('say how many rows: node test/bench/import.ts --rows 1000000');
  process.exit(2);
}

type Run = {
  readonly summary: Readonly<Record<'rows' | 'created' | 'updated' | 'unchanged' | 'rejected', number>> & {
    readonly rejectedFile: string | null;
  };
  readonly seconds: number;
  readonly cpuMs: number;
  readonly peakRssMiB: number;
};

/** What an import does in a transaction at most. It does fewer when they take too long, so bare statements are rather favoured by it. */
const rowsPerTransaction = 1_000;
/** What the memory of a long file is held against. */
const fewRows = 10_000;
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'dovolat-bench-import-'));
try {
  const file = join(folder, 'debtors.csv');
  const made = await writeDebtorFile(file, rows);
  const few = join(folder, 'few.csv');
  await writeDebtorFile(few, fewRows);
  const small = await importInto('few', few);
  const first = await importInto('data', file);
  const returned = linesOf(first.summary.rejectedFile);
  const second = await importInto('data', file);
  const changed = second.summary.created + second.summary.updated;
  const bare = await bareInserts(join(folder, 'data/dovolat.db'), join(folder, 'bare.db'), rowsPerTransaction);
  const bareRowsPerSecond = bare.rows / bare.seconds;
  const right =
    first.summary.rows === rows &&
    first.summary.created === rows - made.bad &&
    returned === made.bad &&
    second.summary.unchanged === rows - made.bad &&
    changed === 0;
  const databaseMiB = Math.round(statSync(join(folder, 'data/dovolat.db')).size / 2 ** 20);
  if (!values.json) print(made, first, second, changed, databaseMiB, bare, small);
  const figures = ({ seconds, cpuMs, peakRssMiB }: Run) => ({
    seconds: Math.round(seconds * 10) / 10,
    rowsPerSecond: Math.round(rows / seconds),
    cpuMsPerRow: Math.round((cpuMs / rows) * 1_000) / 1_000,
    peakRssMiB,
  });
  console.log(
    JSON.stringify({
      bench: 'import',
      right,
      ...made,
      returned,
      rowsPerSecond: figures(first).rowsPerSecond,
      ratioToBareInserts: hundredths(rows / first.seconds / bareRowsPerSecond),
      bare: {
        rowsPerSecond: Math.round(bareRowsPerSecond),
        cpuMsPerRow: Math.round((bare.cpuMs / bare.rows) * 1_000) / 1_000,
        transactions: bare.transactions,
      },
      first: figures(first),
      second: { ...figures(second), changed },
      peakRssMiBOfTenThousand: small.peakRssMiB,
      peakRatioToTenThousand: hundredths(first.peakRssMiB / small.peakRssMiB),
      databaseMiB,
    }),
  );
  process.exitCode = right ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Into the data folder of that name, of which it may be the first. */
async function importInto(data: string, file: string): Promise<Run> {
  if (!existsSync(join(folder, data)))
    await dovolat(data, 'creditor', 'add', 'bench', '--name', 'Bench a.s.', '--neutral-name', 'Bench', '--json');
  return dovolat(data, 'import', 'receivables', file, '--creditor', 'bench', '--json');
}

/** Runs the command line to its end and watches the process: the last look is at most 100 ms before it ends. */
async function dovolat(data: string, ...args: readonly string[]): Promise<Run> {
  const from = performance.now();
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], {
    env: { ...process.env, DOVOLAT_DATA: join(folder, data) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peakKiB = 0;
  let ticks = 0;
  const look = setInterval(() => {
    try {
      peakKiB = Math.max(peakKiB, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      ticks = Number(fields[11]) + Number(fields[12]);
    } catch {
      // it has ended
    }
  }, 100);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise((done) => child.once('close', done));
  clearInterval(look);
  const ticksPerSecond = 100; // USER_HZ of Linux, whatever the kernel's own
  return {
    summary: JSON.parse(said),
    seconds: (performance.now() - from) / 1_000,
    cpuMs: (ticks / ticksPerSecond) * 1_000,
    peakRssMiB: Math.round(peakKiB / 1024),
  };
}

/** Rows that came back, the header left out; one row here has one error. */
function linesOf(path: string | null): number {
  return path === null ? 0 : readFileSync(path, 'utf8').trim().split('\n').length - 1;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function print(
  made: { rows: number; persons: number; bad: number },
  first: Run,
  second: Run,
  changed: number,
  databaseMiB: number,
  bare: BareInserts,
  small: Run,
): void {
  const count = new Intl.NumberFormat('en');
  const line = (what: string, ...cells: string[]) =>
    console.log(what.padEnd(26) + cells.map((cell) => cell.padStart(14)).join(''));
  console.log(
    `${count.format(made.rows)} rows about ${count.format(made.persons)} debtors, windows-1250, ${made.bad} bad rows\n`,
  );
  line('', 'first import', 'the same again');
  line('rows a second', ...[first, second].map(({ seconds }) => count.format(Math.round(made.rows / seconds))));
  line('seconds', ...[first, second].map(({ seconds }) => seconds.toFixed(1)));
  line('ms of CPU a row', ...[first, second].map(({ cpuMs }) => (cpuMs / made.rows).toFixed(3)));
  line('peak memory, MiB', ...[first, second].map(({ peakRssMiB }) => String(peakRssMiB)));
  line('of 10,000 rows, MiB', String(small.peakRssMiB));
  line('created', ...[first, second].map(({ summary }) => count.format(summary.created)));
  line('bare statements, rows/s', count.format(Math.round(bare.rows / bare.seconds)));
  line('bare, ms of CPU a row', (bare.cpuMs / bare.rows).toFixed(3));
  line('rows changed again', '-', count.format(changed));
  line('bad rows returned', ...[first, second].map(({ summary }) => count.format(summary.rejected)));
  console.log(`\ndatabase: ${count.format(databaseMiB)} MiB`);
}
