import { Command } from 'commander';
import type { CompiledFlow } from '../flow/compile.ts';
import { type ReplayedCall, type ReplayedTurn, replayCall } from '../flow/replay-call.ts';
import { startSession } from '../flow/start-session.ts';
import { refuse } from '../kernel/result.ts';
import { effectWords, inputWords } from './flow-words.ts';
import type { CliHost } from './installation.ts';
import { painter } from './prompts-text.ts';
import { answersOf, type FactsOf, readRecordedCall } from './recorded-call.ts';
import { type Common, need, Refused, show } from './respond.ts';

type ReplayOptions = Common & { readonly draft?: string };
type Row = {
  readonly answer: string;
  readonly own: readonly string[];
  readonly draft: readonly string[] | null;
  readonly same: boolean;
};

/** `dovolat flow replay CALL [--draft FILE]`: a real call once more, with nothing carried out. */
export function flowReplayCommand(host: CliHost): Command {
  return new Command('replay')
    .description('go through a real call step by step from its journal, on its own version or on a draft; nothing is carried out')
    .argument('<call>', 'its id, as the console and `calls list` show it: of a call of ours or of one that came in')
    .option('--draft <file>', 'what would have happened with this flow: a file, NAME, or NAME@VERSION')
    .option('--json', 'for programs')
    .action((id: string, options: ReplayOptions) =>
      host.using(async (installation) => {
        const recorded = need(await readRecordedCall(installation, id));
        const own = need(installation.flows.read(`${recorded.flow}@${recorded.version}`)).flow;
        const draft = options.draft === undefined ? null : need(installation.flows.read(options.draft)).flow;
        if (draft && !draft.languages.includes(recorded.language))
          throw new Refused(
            refuse('language_missing', `the call was in ${recorded.language}, which ${draft.name} does not speak`),
          );
        const found = answersOf(recorded, own);
        const replay = (flow: CompiledFlow) =>
          replayCall(flow, startSession(flow, found.facts, recorded.language), found.inputs, recorded.cameToAnEnd);
        const replayed = { own: replay(own), draft: draft && replay(draft) };
        const rows = rowsOf(replayed.own, replayed.draft);
        const differs = rows.filter(({ same }) => !same).length;
        const result = {
          attempt: id,
          flow: recorded.flow,
          version: recorded.version,
          draft: draft && { name: draft.name, version: draft.version },
          facts: found.whose,
          lost: found.lost,
          stuck: replayed.draft?.stuck ?? null,
          results: { own: replayed.own.session.result, draft: replayed.draft?.session.result ?? null },
          rows,
        };
        show(host, options, result, replayText(result, host.colour, differs));
      }),
    );
}

function rowsOf(own: ReplayedCall, draft: ReplayedCall | null): Row[] {
  const of = ({ turns }: ReplayedCall, answer: number) => turns.filter((turn) => turn.answer === answer).flatMap(linesOf);
  return own.turns.map((turn): Row => {
    const lines = of(own, turn.answer);
    const theirs = draft && of(draft, turn.answer);
    return {
      answer: inputWords(turn.input),
      own: lines,
      draft: theirs,
      same: theirs === null || theirs.join('\n') === lines.join('\n'),
    };
  });
}

function linesOf({ path, says, effects, note }: ReplayedTurn): string[] {
  return [
    ...(note === null ? [] : [`! ${note}`]),
    ...path.map(({ from, outlet, to }) => `${from} --${outlet}--> ${to}`),
    ...(says.length > 0 ? [`♪ ${says.map(({ prompt }) => prompt).join(', ')}`] : []),
    ...effects.map((effect) => `✎ ${effectWords(effect)}`),
  ];
}

type Shown = {
  readonly attempt: string;
  readonly flow: string;
  readonly version: string;
  readonly draft: { readonly name: string; readonly version: string } | null;
  readonly facts: FactsOf;
  readonly lost: string | null;
  readonly stuck: ReplayedCall['stuck'];
  readonly results: { readonly own: string | null; readonly draft: string | null };
  readonly rows: readonly Row[];
};

function replayText(shown: Shown, colour: boolean, differs: number): string {
  const paint = painter(colour);
  const head = `${shown.attempt} on ${shown.flow}@${shown.version.slice(0, 12)}${shown.draft ? ` and on ${shown.draft.name}@${shown.draft.version.slice(0, 12)}` : ''}`;
  const row = ({ answer, own, draft, same }: Row) => [
    `The debtor ${answer}`.replace(/^The debtor (agent|identity|the |an )/, (_all, first: string) => first),
    ...(same
      ? own.map((line) => `  ${line}`)
      : [...own.map((line) => paint('red', `  - ${line}`)), ...(draft ?? []).map((line) => paint('green', `  + ${line}`))]),
  ];
  const { stuck, lost, results } = shown;
  const end = shown.draft
    ? differs === 0 && !stuck
      ? `The draft does the same; result: ${results.draft ?? 'none'}.`
      : `The draft differs at ${differs} answer(s); result: ${results.own ?? 'none'} before, ${results.draft ?? 'none'} with the draft.`
    : `Result: ${results.own ?? 'none, nobody was identified'}.`;
  return [
    head,
    paint('dim', `Amounts and dates are those of ${shown.facts}: the journal holds none. Nothing is carried out.`),
    ...shown.rows.flatMap(row),
    ...(stuck ? [paint('bold', `The draft stops here: ${stuck.because}, and the debtor ${inputWords(stuck.input)}.`)] : []),
    ...(lost ? [paint('bold', `The journal cannot be followed further: ${lost}.`)] : []),
    end,
  ].join('\n');
}
