import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/db/database.ts';
import { sqliteEmergencyStop } from '../../src/adapters/db/gate/sqlite-gate.ts';
import { sqliteJournal } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { sqliteBankAccounts } from '../../src/adapters/db/receivables/sqlite-bank-accounts.ts';
import { sqliteBooks } from '../../src/adapters/db/receivables/sqlite-books.ts';
import { sqliteUnitOfWork } from '../../src/adapters/db/unit-of-work.ts';
import { systemIds } from '../../src/adapters/system/system-clock.ts';
import type { DialerTools } from '../../src/dialer/dialer-tools.ts';
import { bankDataByStatements } from '../../src/gate/bank-data-by-statements.ts';
import { centralEuropeanPacks } from '../../src/gate/packs/central-europe.ts';
import { plannerTools } from '../../src/main/planner-tools.ts';
import { aCase, aReceivable, aStep, byChannel, days, ladder } from '../../src/strategy/a-case.ts';
import { decideNextStep } from '../../src/strategy/decide-next-step.ts';
import type { Strategy } from '../../src/strategy/model.ts';
import { planDueWork } from '../../src/strategy/planning/plan-due-work.ts';
import { strategyBook } from '../../src/strategy/strategy-book.ts';
import { fillPortfolio } from './plan/fill-portfolio.ts';

/**
 * How fast strategies are planned: `npm run bench -- plan [CASES...] [--json]`. Decisions with the facts in memory; then books of so many cases
 * (10,000, 100,000 and 1,000,000 where nothing is said) on a real database, of which 10,000 are due: read, decided and written. Last line: JSON.
 */
const sizes = process.argv
  .slice(2)
  .filter((each) => /^\d+$/.test(each))
  .map(Number);
const quiet = process.argv.includes('--json');
const say = (text: string) => quiet || console.log(text);

/** A Monday, eleven o'clock in Prague. */
const now = Temporal.Instant.from('2026-11-23T10:00:00Z');
const reminders: Strategy = {
  ...ladder,
  steps: [
    aStep('due-today', { severity: 'courtesy', when: [days('due', 0)], by: [byChannel('sms')] }),
    aStep('first-call', { when: [days('due', 3)], by: [byChannel('voice'), byChannel('sms')] }),
    aStep('reminder', { severity: 'demand', when: [days('due', 14)], by: [byChannel('email'), byChannel('sms')] }),
    aStep('letter', { severity: 'final', when: [days('due', 30)], by: [byChannel('letter')] }),
  ],
};

const decisionsPerSecond = decideInMemory();
say(`${decisionsPerSecond} decisions a second with the facts in memory`);
await planOnDisk(2_000); // what is compiled and cached once is not measured
const runs: Run[] = [];
for (const cases of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) {
  const run = await planOnDisk(cases);
  runs.push(run);
  say(
    `${cases} cases, ${run.due} of them due: ${run.casesPerSecond} a second, ${run.cpuMicrosPerCase} µs of CPU a case, ${run.steps} contacts`,
  );
}
const [first] = runs;
const last = runs.at(-1);
const growth = first && last ? first.casesPerSecond / last.casesPerSecond : 0;
const growthOfCpu = first && last ? last.cpuMicrosPerCase / first.cpuMicrosPerCase : 0;
console.log(
  JSON.stringify({
    bench: 'plan',
    decisionsPerSecond,
    runs,
    growth1MOver10k: Math.round(growth * 100) / 100,
    growthOfCpu: Math.round(growthOfCpu * 100) / 100,
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);

/** `cpuMicrosPerCase`: of the process, also where others hold the processors. */
type Run = Readonly<Record<'cases' | 'due' | 'steps' | 'casesPerSecond' | 'cpuMicrosPerCase', number>>;

function decideInMemory(): number {
  const book = strategyBook([reminders]);
  const at = now.epochMilliseconds;
  const facts = Array.from({ length: 2000 }, (_, index) =>
    aCase([
      aReceivable(`a${index}`, `2026-11-${String(1 + (index % 28)).padStart(2, '0')}`, reminders, {
        progress: { done: (index % 3) - 1 },
      }),
      aReceivable(`b${index}`, `2026-10-${String(1 + (index % 28)).padStart(2, '0')}`, reminders, {
        progress: { done: index % 3 },
      }),
    ]),
  );
  for (const each of facts) decideNextStep(book, each, at); // warm
  const rounds = 50;
  const from = performance.now();
  for (let round = 0; round < rounds; round += 1) for (const each of facts) decideNextStep(book, each, at);
  return Math.round((rounds * facts.length * 1000) / (performance.now() - from));
}

async function planOnDisk(cases: number): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-plan-'));
  const db = await openDatabase(join(folder, 'dovolat.db'));
  db.serve();
  const clock = { now: () => now };
  const work = sqliteUnitOfWork(db);
  const common = { work, journal: sqliteJournal(clock, systemIds), ids: systemIds, clock, books: sqliteBooks };
  const bankData = bankDataByStatements(sqliteBooks, sqliteBankAccounts);
  const gate = { emergencyStop: sqliteEmergencyStop, bankData, packs: centralEuropeanPacks };
  const library = {
    ...{ book: strategyBook([reminders]), empty: false, current: () => reminders, segments: [], segmentsOf: () => [] },
    assign: () => ({ strategy: reminders, because: 'bench' }),
  };
  const tools = { ...plannerTools({ ...common, gate } as unknown as DialerTools), library: { open: async () => library } };
  try {
    const due = await fillPortfolio(db, { cases, due: Math.min(cases, 10_000), now: now.epochMilliseconds });
    const from = performance.now();
    const cpu = process.cpuUsage();
    const report = await planDueWork(tools, { chunk: 200 });
    const seconds = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    if (report.cases !== due) throw new Error(`${report.cases} cases were planned, ${due} were due`);
    return {
      cases,
      due,
      steps: report.steps,
      casesPerSecond: Math.round(due / seconds),
      cpuMicrosPerCase: Math.round((user + system) / due),
    };
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
}
