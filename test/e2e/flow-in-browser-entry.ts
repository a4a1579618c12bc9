import type { SourceFile } from '../../src/flow/load-flow.ts';
import { loadFlow } from '../../src/flow/load-flow.ts';
import { sampleCall } from '../../src/flow/sample-call.ts';
import { startSession } from '../../src/flow/start-session.ts';
import { runTranscripts } from '../../src/flow/transcript.ts';
import { readTranscripts } from '../../src/flow/transcript-document.ts';
import { tryCall } from '../../src/flow/try-call.ts';
import type { Language } from '../../src/kernel/country.ts';

/** What a page would be given: the flow, the prompts, the transcripts as texts. */
export type FlowSources = {
  readonly flow: SourceFile;
  readonly prompts: readonly (SourceFile & { readonly language: Language })[];
  readonly transcripts: SourceFile;
  /** Typed line by line by whoever tries it. */
  readonly typed: readonly string[];
};

/** Proves, tests and tries a flow; the same here as anywhere. */
export function rehearse({ flow, prompts, transcripts, typed }: FlowSources) {
  const loaded = loadFlow(flow, prompts);
  const book = readTranscripts(transcripts.text, transcripts.file);
  if (!loaded.ok || !book.ok) throw new Error('the sources are not sound');
  const { facts, secrets } = sampleCall('cs', '2026-11-20');
  const call = tryCall(loaded.value, startSession(loaded.value, facts, 'cs'), secrets);
  const told = [call.start(), ...typed.map((keys) => call.press(keys))].flat();
  const { tests, nodes, outlets } = runTranscripts(loaded.value, book.value.transcripts);
  return { version: loaded.value.version, told, over: call.over(), tests, nodes, outlets };
}

Object.assign(globalThis, { rehearse });
