import { loadFlow, type SourceFile } from '../../src/flow/load-flow.ts';
import { runTranscripts } from '../../src/flow/transcript.ts';
import { readTranscripts } from '../../src/flow/transcript-document.ts';
import type { Language } from '../../src/kernel/country.ts';
import { shippedPrompts } from './shipped-prompts.ts';

export type ToldFlow = {
  /** The lines under `nodes:`; a node `end` that hangs up, a node `agent` and a node `stop` are there. */
  readonly nodes: string;
  /** Lines of the flow beside its nodes. */
  readonly head?: string;
  /** Prompts in Czech beside the shipped ones. */
  readonly prompts?: string;
  readonly languages?: readonly Language[];
};

/**
 * A small flow, verified by birth date first where it begins with `verified`, and the calls that are told of it: gives what went otherwise than
 * told. Debtors: jana (1234.50 CZK), anna (Polish, 500.00 PLN), zsofia (Hungarian, 20000.00 HUF).
 */
export function toldCalls({ nodes, head = '', prompts = '', languages = ['cs'] }: ToldFlow): (tests: string) => string[] {
  const flow = loadFlow({ file: 'told.yaml', text: documentOf(nodes, head, languages) }, promptFiles(prompts, languages));
  if (!flow.ok) throw new Error(flow.message);
  return (tests) => {
    const book = readTranscripts(`${debtors}tests:\n${tests}`, 'told.test.yaml');
    if (!book.ok) throw new Error(book.problems.map(({ message, at }) => `${at.line}: ${message}`).join('\n'));
    return runTranscripts(flow.value, book.value.transcripts).tests.flatMap(({ test, differences }) =>
      differences.map((difference) => `${test}: ${difference}`),
    );
  };
}

/** The same flow as it is refused: the messages. Empty when it is not. */
export function refusalsOf({ nodes, head = '', prompts = '', languages = ['cs'] }: ToldFlow): string[] {
  const flow = loadFlow({ file: 'told.yaml', text: documentOf(nodes, head, languages) }, promptFiles(prompts, languages));
  return flow.ok ? [] : flow.problems.map(({ code, message }) => `${code}: ${message}`);
}

function documentOf(nodes: string, head: string, languages: readonly Language[]): string {
  const ways = 'failed: end, cannot: end, gave_up: end, not_me: stop, agent: agent';
  const who = /^ {2}verified:/m.test(nodes)
    ? `  who: { verify: { by: [birth_date] }, on: { verified: verified, ${ways} } }\n`
    : '';
  return `flow: told
languages: [${languages.join(', ')}]
start: ${who ? 'who' : 'start'}
${head}
nodes:
${who}${nodes}
  last: { menu: by-which, on: { 9: stop, 0: agent, gave_up: end } }
  agent: { transfer: { queue: q, whisper: whisper-unverified, hold: transfer-hold }, on: { completed: end, nobody: end } }
  stop: { opt_out: {}, then: end }
  end: { hangup: {} }
`;
}

function promptFiles(prompts: string, languages: readonly Language[]): (SourceFile & { readonly language: Language })[] {
  return shippedPrompts()
    .filter(({ language }) => languages.includes(language))
    .map((file) => (file.language === 'cs' ? { ...file, text: `${file.text}\n${prompts}\n` } : file));
}

const debtors = `flow: told
caller: Alfa Servis
call_back: "+420 212 345 678"
today: 2026-11-20
debtors:
  jana: { name: Jana Nováková, address: paní Nováková, born: 1985-03-15, email: true, owes: [{ amount: 1234.50 CZK, due: 2026-11-01 }] }
  broke: { name: Jana Nováková, address: paní Nováková, born: 1985-03-15, attempt: 2, last_result: rpc_ptp, segment: vip,
    promise: { amount: 500.00 CZK, date: 2026-11-18, state: broken }, broken_promises: 1, owes: [{ amount: 1234.50 CZK, due: 2026-11-01 }] }
  anna: { language: pl, name: Anna Kowalska, address: Pani Kowalska, born: 1944-05-14, national_id: "44051401359", owes: [{ amount: 500.00 PLN, due: 2026-11-01 }] }
  zsofia: { language: hu, name: Szabó Zsófia, address: Szabó Zsófia, national_id: "8000000008", owes: [{ amount: 20000.00 HUF, due: 2026-11-01 }] }
`;
