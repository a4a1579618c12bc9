import { formatAmount, money } from '../kernel/money.ts';
import type { Place } from '../kernel/place.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import type { CompiledFlow } from './compile.ts';
import type { Step } from './find-path.ts';
import { rehearseCall } from './rehearse-call.ts';
import type { RehearsedCall } from './rehearsed-call.ts';
import type { RehearsedWorld } from './rehearsed-world.ts';
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
  const { debtor, callsFrom } = transcript;
  const start = startSession(flow, factsOf(transcript), debtor.language);
  const call = rehearseCall(
    flow,
    start,
    secretsOf(callsFrom?.number === 'other' ? callsFrom.other : debtor),
    worldOf(transcript),
  );
  let from = 0;
  for (const [index, step] of transcript.call.entries()) {
    const place = transcript.stepAt(index);
    if (call.over() && !('hears' in step))
      return { differences: [`line ${place.line}: the call is over already`], path: call.path };
    const done = perform(call, step, from);
    if (typeof done === 'string') return { differences: [`line ${place.line}: ${done}`], path: call.path };
    from = done;
  }
  while (call.listen());
  const waits = call.over()
    ? []
    : [`the call still waits for ${call.waitsFor()} at ${call.session().node}: add a step, or hangs: up`];
  return { differences: [...waits, ...differencesOf(call, transcript)], path: call.path };
}

function worldOf(transcript: Transcript): RehearsedWorld {
  const { debtor, callsFrom, agents, webhooks, recording } = transcript;
  return {
    customer: callsFrom && { facts: factsAbout(debtor, transcript), secrets: secretsOf(debtor) },
    agents: agents.map((agent) => transferOutcome[agent]),
    webhooks: webhooks.map((answer) =>
      answer === 'fails'
        ? { outcome: 'failed', leave: null, values: {} }
        : { outcome: 'answered', leave: answer.leave ?? null, values: answer.values },
    ),
    recordingWorks: recording === 'works',
  };
}

/** Returns up to where the debtor's hearing has been accounted for, or what went otherwise than it was told. */
function perform(call: RehearsedCall, step: TranscriptStep, from: number): number | string {
  if ('hears' in step) return findHeard(call, step, from) ?? unheard(call, step, from);
  if ('presses' in step) {
    while (call.listen());
    call.press(step.presses);
  } else if ('types_ahead' in step) call.press(step.types_ahead);
  else if ('stays' in step) call.staySilent();
  else if ('hangs' in step) call.hangUp();
  else if ('records' in step) {
    if (!call.speak(step.records === 'nothing' ? 0 : step.records)) return `nothing is recorded at ${call.session().node}`;
  } else if ('machine' in step) {
    if (step.machine === 'answers') call.meetMachine();
    else if (!call.cutOff()) return `no message is being left at ${call.session().node}`;
  } else call.restart();
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

function unheard(call: RehearsedCall, { hears: wanted }: Extract<TranscriptStep, { hears: string }>, from: number): string {
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
