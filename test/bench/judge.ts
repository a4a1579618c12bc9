import { busyJournal, seededRandom } from '../../src/judge/busy-journal.ts';
import { startJudging } from '../../src/judge/judge.ts';

/**
 * How fast the judge reads: `npm run bench -- judge PEOPLE`. A campaign is made up as it is judged, in bundles, and only judging is
 * timed. Last line: JSON.
 */
const people = Number(process.argv[2] ?? 65_000);
if (!Number.isInteger(people) || people < 1) {
  console.error('say how many debtors: npm run bench -- judge 65000');
  process.exit(2);
}
const bundle = 10_000;
const judging = startJudging({ complete: true });
const rssBefore = process.memoryUsage().rss;
let judgeMs = 0;
let waiting: Parameters<typeof judging.feed>[0][] = [];

for (const event of busyJournal({ people, lines: 40, random: seededRandom(7) })) {
  waiting.push(event);
  if (waiting.length === bundle) judgeBundle();
}
judgeBundle();
const verdict = timed(() => judging.finish());
const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);
console.log(
  JSON.stringify({
    bench: 'judge',
    verdict: verdict.verdict,
    events: verdict.events,
    judgeMs: Math.round(judgeMs),
    eventsPerSecond: Math.round((verdict.events / judgeMs) * 1000),
    rssBeforeMiB: mebibytes(rssBefore),
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
process.exitCode = verdict.verdict === 'pass' ? 0 : 1;

function judgeBundle(): void {
  timed(() => {
    for (const event of waiting) judging.feed(event);
  });
  waiting = [];
}

function timed<T>(work: () => T): T {
  const from = performance.now();
  const result = work();
  judgeMs += performance.now() - from;
  return result;
}
