/**
 * How many decisions a core makes in a second of its time with the facts in memory: cases of one to four receivables on the shipped ladder for
 * consumers, over sixty days. Prints one JSON line. `node test/bench/strategy.ts [CASES]`
 */
import { readFileSync } from 'node:fs';
import { dateOfDay, dayNumber, dayStart } from '../../src/kernel/day-number.ts';
import { aCase, aReceivable } from '../../src/strategy/a-case.ts';
import { loadStrategy } from '../../src/strategy/compile-strategy.ts';
import { decideNextStep } from '../../src/strategy/decide-next-step.ts';
import { strategyBook } from '../../src/strategy/strategy-book.ts';
import { shippedNames } from '../support/known-names.ts';

const cases = Number(process.argv[2] ?? 5_000);
const file = 'strategies/consumer-soft-cs.yaml';
const proof = loadStrategy(readFileSync(file, 'utf8'), file, shippedNames());
if (!proof.ok) throw new Error(proof.message);
const strategy = proof.value;
const book = strategyBook([strategy]);
const first = dayNumber('2026-11-02');
const portfolio = Array.from({ length: cases }, (_, index) => {
  const receivables = Array.from({ length: 1 + (index % 4) }, (_, which) => {
    const done = (index * 7 + which) % 9;
    const progress = { done: done - 1, doneAt: done === 0 ? null : dayStart(first - (index % 9), 'CZ') };
    return aReceivable(`${index}-${which}`, dateOfDay(first - 40 + ((index * 13 + which * 17) % 60)), strategy, { progress });
  });
  const held =
    index % 10 === 0 ? [{ reason: 'manual' as const, from: dayStart(first - 20, 'CZ'), until: dayStart(first - 12, 'CZ') }] : [];
  return aCase(receivables, { holds: held });
});

let decisions = 0;
decideAll(first); // what is compiled and cached once is not measured
decisions = 0;
const before = process.cpuUsage();

let contacts = 0;
for (let day = first; day < first + 60; day += 1) contacts += decideAll(day);
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
console.log(JSON.stringify({ bench: 'strategy', cases, decisions, contacts, perSecondOfCpu: Math.round(decisions / seconds) }));

function decideAll(day: number): number {
  const now = dayStart(day, 'CZ') + 9 * 3_600_000;
  let wanted = 0;
  for (const facts of portfolio) if (decideNextStep(book, facts, now).contact) wanted += 1;
  decisions += portfolio.length;
  return wanted;
}
