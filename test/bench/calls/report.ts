import { table } from '../../../src/cli/table.ts';
import type { RunFigures } from './run-figures.ts';

/** What the bench found of one side: the run at the fixed rate, and the ramp's result, null without one. */
export type Found = { readonly fixed: RunFigures; readonly maxCallsPerSecond: number | null };

/** The last line for programs. Rates and times with two decimals; null is what was not measured. */
export function benchJson(ours: Found, dialplan: Found) {
  return { bench: 'calls', ours: view(ours), dialplan: view(dialplan), ratio: ratios(ours, dialplan) };
}

/** The table for people. */
export function benchTable(ours: Found, dialplan: Found): string {
  const { maxThroughput, nodeToAsteriskCpu, digitToSoundP99 } = ratios(ours, dialplan);
  const [a, b] = [view(ours), view(dialplan)];
  const share = (value: number | null) => (value === null ? '' : `${value}`);
  const row = (name: string, key: keyof ReturnType<typeof view>, ratio = '') => [name, told(a[key]), told(b[key]), ratio];
  return table(
    ['', 'ours', 'dialplan', 'ratio'],
    [
      row('calls a second', 'callsPerSecond'),
      row('calls placed', 'placed'),
      row('calls complete', 'completed'),
      row('CPU of Node a call, ms', 'nodeCpuMsPerCall', `${share(nodeToAsteriskCpu)} of our Asterisk's`),
      row('CPU of Asterisk a call, ms', 'asteriskCpuMsPerCall'),
      row('digit to sound, median, ms', 'digitToSoundP50Ms'),
      row('digit to sound, 99 of 100, ms', 'digitToSoundP99Ms', share(digitToSoundP99)),
      row('answer to sound, 99 of 100, ms', 'answerToSoundP99Ms'),
      row('sound rendered for the call', 'newAudioShare'),
      ['processors used by others', percent(ours), percent(dialplan), ''],
      row('most calls a second', 'maxCallsPerSecond', share(maxThroughput)),
    ],
  );
}

function view({ fixed, maxCallsPerSecond }: Found) {
  return {
    callsPerSecond: rounded(fixed.callsPerSecond),
    maxCallsPerSecond: rounded(maxCallsPerSecond),
    placed: fixed.placed,
    completed: fixed.completed,
    nodeCpuMsPerCall: rounded(fixed.nodeCpuMsPerCall),
    asteriskCpuMsPerCall: rounded(fixed.asteriskCpuMsPerCall),
    digitToSoundP50Ms: rounded(fixed.digitToSoundP50Ms),
    digitToSoundP99Ms: rounded(fixed.digitToSoundP99Ms),
    answerToSoundP99Ms: rounded(fixed.answerToSoundP99Ms),
    newAudioShare: rounded(fixed.newAudioShare),
  };
}

function ratios(ours: Found, dialplan: Found) {
  return {
    maxThroughput: ratio(ours.maxCallsPerSecond, dialplan.maxCallsPerSecond),
    nodeToAsteriskCpu: ratio(ours.fixed.nodeCpuMsPerCall, ours.fixed.asteriskCpuMsPerCall),
    digitToSoundP99: ratio(ours.fixed.digitToSoundP99Ms, dialplan.fixed.digitToSoundP99Ms),
  };
}

function ratio(a: number | null, b: number | null): number | null {
  return a === null || b === null || b <= 0 ? null : rounded(a / b);
}

function rounded<T extends number | null>(value: T): T {
  return (value === null ? null : Math.round(value * 100) / 100) as T;
}

const percent = ({ fixed }: Found) => `${Math.round(fixed.othersShare * 100)} %`;

function told(value: number | null): string {
  return value === null ? '-' : String(value);
}

/** One run at the fixed rate, as it comes in. */
export function fixedRun({ callsPerSecond, placed, completed, wanted, lacking, lostPackets, ...found }: RunFigures): string {
  const lacks = Object.entries(lacking).map(([why, count]) => `${count} ${why}`);
  return [
    `${completed} of ${wanted} complete, ${placed} placed, ${callsPerSecond.toFixed(1)} a second`,
    `Node ${found.nodeCpuMsPerCall.toFixed(1)} ms and Asterisk ${found.asteriskCpuMsPerCall.toFixed(1)} ms of CPU a call`,
    `digit to sound ${rounded(found.digitToSoundP50Ms)} / ${rounded(found.digitToSoundP99Ms)} ms`,
    `others used ${Math.round(found.othersShare * 100)} % of the processors`,
    ...(lacks.length > 0 ? [`incomplete: ${lacks.join(', ')}`] : []),
    ...(lostPackets > 0 ? [`the capture lost ${lostPackets} packets`] : []),
  ].join('; ');
}
