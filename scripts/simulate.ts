/**
 * Lives through a month of a made-up portfolio on a real record, twice, and compares the two journals byte for byte: node scripts/simulate.ts
 * month [--debtors 10000] [--days 30] [--seed 1] [--model typical] [--once] [--json]. Exit 0 when they are the same and the judge passes, 1 when not, 2 for usage.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findDebtorModel } from '../src/strategy/dry-run/debtor-model.ts';
import { simulateMonth } from '../test/simulation/month.ts';
import { figuresOf } from '../test/simulation/month-figures.ts';
import { monthText } from '../test/simulation/month-text.ts';
import { sameBytes } from '../test/simulation/same-bytes.ts';
import type { WrittenJournal } from '../test/simulation/write-journal.ts';

const usage = 'usage: npm run simulate -- month [--debtors 10000] [--days 30] [--seed 1] [--model typical] [--once] [--json]';
const order = read();
if (order) process.exitCode = await simulate(order);
else {
  console.error(usage);
  process.exitCode = 2;
}

async function simulate({ debtors, days, seed, model, once, json }: NonNullable<typeof order>): Promise<0 | 1> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') && debtors <= 1000 ? '/dev/shm' : tmpdir(), 'dovolat-month-'));
  const began = performance.now();
  const live = async (name: string) => {
    const tells = !json && process.stderr.isTTY;
    const onDay = (day: number) => tells && process.stderr.write(`\r… ${name} month: day ${day} of ${days} `);
    const own = mkdtempSync(join(folder, `${name}-`));
    const month = await simulateMonth({ debtors, days, seed, model, folder: own, onDay });
    if (tells) process.stderr.write('\r\x1b[K');
    return month;
  };
  try {
    const first = await live('first');
    const second = once ? null : await live('second');
    const same = second ? await sameBytes(first.journal, second.journal) : null;
    const figures = await figuresOf(first.journal);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const peakRssMiB = Math.round(process.resourceUsage().maxRSS / 1024);
    const { verdict } = first.verdict;
    const report = { debtors, days, seed, model, same, verdict, hash: first.hash, lines: figures.lines, seconds, peakRssMiB };
    if (json) console.log(JSON.stringify(report));
    else console.log(`${monthText(figures)}\n${closing(first, same)}\n${seconds} s, ${peakRssMiB} MiB at most.`);
    return same !== false && verdict === 'pass' ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function closing({ verdict, hash, explained }: WrittenJournal, same: boolean | null): string {
  const judged = verdict.verdict === 'pass' ? '✓ the judge passes' : `✗ the judge does not pass\n${explained}`;
  const twice = {
    true: '✓ the second month wrote the same journal, byte for byte',
    false: '✗ the second month wrote another journal',
  };
  return `${same === null ? 'lived through once' : twice[`${same}`]} (${hash.slice(0, 12)})\n${judged}`;
}

function read() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        debtors: { type: 'string', default: '10000' },
        days: { type: 'string', default: '30' },
        seed: { type: 'string', default: '1' },
        model: { type: 'string', default: 'typical' },
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { model, once, json } = values;
    const [debtors, days, seed] = [Number(values.debtors), Number(values.days), Number(values.seed)];
    const numbers = [debtors, days, seed].every((n) => Number.isInteger(n) && n > 0);
    return positionals.join() === 'month' && numbers && findDebtorModel(model)
      ? { debtors, days, seed, model, once, json }
      : null;
  } catch {
    return null; // an option that there is not
  }
}
