import type { SeenCall } from './follow-calls.ts';
import type { CallOrder, SideCpu } from './side.ts';

/** What a run came to. Times in ms; null where no call gave any. */
export type RunFigures = {
  readonly wantedPerSecond: number;
  /** New calls a second as the far end saw them come. */
  readonly callsPerSecond: number;
  readonly wanted: number;
  readonly placed: number;
  readonly completed: number;
  readonly nodeCpuMsPerCall: number;
  readonly asteriskCpuMsPerCall: number;
  readonly digitToSoundP50Ms: number | null;
  readonly digitToSoundP99Ms: number | null;
  readonly answerToSoundP99Ms: number | null;
  readonly newAudioShare: number;
  /** Why calls are not complete, each counted under the first thing that it lacks. */
  readonly lacking: Readonly<Record<string, number>>;
  /** Share of this machine's processors that programs outside of the bench used meanwhile. */
  readonly othersShare: number;
  /** Packets that the capture lost: calls may then be called incomplete that were not. */
  readonly lostPackets: number;
};

export type RunRecord = {
  readonly order: CallOrder;
  readonly seen: readonly SeenCall[];
  readonly cpu: SideCpu;
  readonly audio: { readonly playedMs: number; readonly renderedMs: number };
  readonly others: number;
  readonly lostPackets: number;
};

/** The figures of a run. Percentiles are of the calls that have the two instants, complete or not. Pure. */
export function runFigures({ order, seen, cpu, audio, others, lostPackets }: RunRecord): RunFigures {
  const lacks = seen.map(lackOf);
  const invited = seen.map(({ invitedAt }) => invitedAt);
  const spanMs = Math.max(...invited) - Math.min(...invited);
  const between = (from: keyof SeenCall, to: keyof SeenCall) =>
    seen.flatMap((call) => {
      const [began, ended] = [call[from], call[to]];
      return typeof began === 'number' && typeof ended === 'number' ? [ended - began] : [];
    });
  const digitToSound = between('digitAt', 'secondSoundAt');
  const perCall = (ms: number) => ms / Math.max(1, seen.length);
  return {
    wantedPerSecond: order.perSecond,
    callsPerSecond: spanMs > 0 ? ((seen.length - 1) / spanMs) * 1000 : 0,
    wanted: order.calls,
    placed: seen.length,
    completed: lacks.filter((lack) => lack === null).length,
    nodeCpuMsPerCall: perCall(cpu.node),
    asteriskCpuMsPerCall: perCall(cpu.asterisk),
    digitToSoundP50Ms: percentile(digitToSound, 50),
    digitToSoundP99Ms: percentile(digitToSound, 99),
    answerToSoundP99Ms: percentile(between('answeredAt', 'firstSoundAt'), 99),
    newAudioShare: audio.playedMs > 0 ? audio.renderedMs / audio.playedMs : 0,
    lacking: Object.fromEntries(
      [...Map.groupBy(lacks, (lack) => lack)].flatMap(([lack, calls]) => (lack === null ? [] : [[lack, calls.length]])),
    ),
    othersShare: others,
    lostPackets,
  };
}

/** The smallest value that `percent` of all values do not exceed; null of none. */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}

/** What is missing for a complete call, the first of it; null when nothing is. */
function lackOf(call: SeenCall): string | null {
  if (call.answeredAt === null) return 'not answered';
  if (call.digitAt === null) return 'no digit';
  if (call.heardOfFirst < enough) return 'first prompt not heard before the digit';
  if (call.heardOfSecond < enough) return 'second prompt not heard';
  return call.hungUpByCaller ? null : 'not hung up by the caller';
}

/** Of a prompt's packets: the last one or two of a file that is not a whole number of packets long may differ. */
const enough = 0.95;
