import { formatAmount, money } from '../kernel/money.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import type { CompiledFlow } from './compile.ts';
import type { Step } from './find-path.ts';
import type { Place } from './place.ts';
import { type RehearsedCall, rehearseCall } from './rehearse-call.ts';
import type { Say } from './session.ts';
import { startSession } from './start-session.ts';
import type { Transcript, TranscriptStep } from './transcript-document.ts';
import { differencesOf } from './transcript-ends.ts';
import { factsAbout, factsOf, secretsOf } from './transcript-facts.ts';

export type TranscriptReport = {
  readonly passed: boolean;
  readonly tests: readonly TranscriptResult[];
  readonly nodes: Coverage;
  /** `node.outlet` */
  readonly outlets: Coverage;
};

export type TranscriptResult = {
  readonly test: string;
  readonly at: Place;
  readonly passed: boolean;
  /** What differed, one sentence each, with the place of the step where there is one. */
  readonly differences: readonly string[];
};

export type Coverage = { readonly covered: number; readonly all: number; readonly missing: readonly string[] };

/** Plays every transcript through the flow in virtual time. Pure: the same transcripts give the same report. */
export function runTranscripts(flow: CompiledFlow, transcripts: readonly Transcript[]): TranscriptReport {
  const runs = transcripts.map((transcript) => ({ transcript, ...play(flow, transcript) }));
  const tests = runs.map(({ transcript: { test, at }, differences }) => ({
    test,
    at,
    differences,
    passed: differences.length === 0,
  }));
  const steps = runs.flatMap(({ path }) => path);
  const outlets = [...flow.nodes.values()].flatMap(({ name, on }) => Object.keys(on).map((outlet) => `${name}.${outlet}`));
  return {
    passed: tests.every(({ passed }) => passed),
    tests,
    nodes: coverage([...flow.nodes.keys()], [flow.start, ...steps.map(({ to }) => to)]),
    outlets: coverage(
      outlets,
      steps.map(({ from, outlet }) => `${from}.${outlet}`),
    ),
  };
}

const transferOutcome = { free: 'completed', none: 'nobody', unreachable: 'failed' } as const;

function play(flow: CompiledFlow, transcript: Transcript): { differences: string[]; path: readonly Step[] } {
  const { debtor, agents } = transcript;
  const outcomes = agents.map((agent) => transferOutcome[agent]);
  const candidate = transcript.callsFrom?.number === 'other' ? transcript.callsFrom.other : debtor;
  const customer = transcript.callsFrom && { facts: factsAbout(debtor, transcript), secrets: secretsOf(debtor) };
  const start = startSession(flow, factsOf(transcript), debtor.language);
  const call = rehearseCall(flow, start, secretsOf(candidate), outcomes, customer);
  let from = 0;
  for (const [index, step] of transcript.call.entries()) {
    const place = transcript.stepAt(index);
    if (call.over() && !('hears' in step))
      return { differences: [`line ${place.line}: the call is over already`], path: call.path };
    const heardAt = perform(call, step, from);
    if (heardAt === undefined) return { differences: [`line ${place.line}: ${unheard(call, step, from)}`], path: call.path };
    from = heardAt;
  }
  while (call.listen());
  const waits = call.over() ? [] : [`the call still waits for a key at ${call.session().node}: add a step, or hangs: up`];
  return { differences: [...waits, ...differencesOf(call, transcript)], path: call.path };
}

/** Returns up to where the debtor's hearing has been accounted for, or undefined when what should be heard was not. */
function perform(call: RehearsedCall, step: TranscriptStep, from: number): number | undefined {
  if ('hears' in step) return findHeard(call, step, from);
  if ('presses' in step) {
    while (call.listen());
    call.press(step.presses);
  } else if ('types_ahead' in step) call.press(step.types_ahead);
  else if ('stays' in step) call.staySilent();
  else if ('hangs' in step) call.hangUp();
  else call.restart();
  return from;
}

function findHeard(call: RehearsedCall, step: Extract<TranscriptStep, { hears: string }>, from: number): number | undefined {
  for (;;) {
    const index = call.heard.findIndex((say, i) => i >= from && say.prompt === step.hears);
    if (index >= 0) return hasValues(call.heard[index], step.with) ? index + 1 : undefined;
    if (!call.listen()) return undefined;
  }
}

function hasValues(say: Say | undefined, wanted: Readonly<Record<string, string>> = {}): boolean {
  return Object.entries(wanted).every(([place, text]) => describeValue(say?.values[place]) === text);
}

function unheard(call: RehearsedCall, step: TranscriptStep, from: number): string {
  const wanted = 'hears' in step ? step.hears : '';
  const since = call.heard.slice(from).map(({ prompt, values }) => {
    const spoken = Object.entries(values).map(([place, value]) => `${place} ${describeValue(value)}`);
    return spoken.length > 0 && prompt === wanted ? `${prompt} (${spoken.join(', ')})` : prompt;
  });
  const now = call.over() ? 'the call is over' : `the call is at ${call.session().node}`;
  return `${wanted} was not heard as described; ${since.length > 0 ? `heard instead: ${since.join(', ')}` : 'nothing was heard'}; ${now}`;
}

function describeValue(value: SpokenValue | undefined): string {
  switch (value?.kind) {
    case undefined:
      return 'nothing';
    case 'money':
      return `${formatAmount(money(value.minor, value.currency))} ${value.currency}`;
    case 'date':
      return value.date;
    case 'integer':
      return String(value.value);
    case 'digits':
      return value.digits;
    case 'name':
    case 'text':
      return value.text;
  }
}

function coverage(all: readonly string[], seen: readonly string[]): Coverage {
  const missing = all.filter((one) => !seen.includes(one));
  return { covered: all.length - missing.length, all: all.length, missing };
}
