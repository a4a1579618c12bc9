import { Command, InvalidArgumentError } from 'commander';
import type { CompiledFlow } from '../flow/compile.ts';
import type { Secrets } from '../flow/rehearsed-world.ts';
import { sampleCall } from '../flow/sample-call.ts';
import type { CallFacts } from '../flow/session.ts';
import { startSession } from '../flow/start-session.ts';
import { readTranscripts } from '../flow/transcript-document.ts';
import { factsOf, secretsOf } from '../flow/transcript-facts.ts';
import { type TriedCall, type TryHappening, tryCall } from '../flow/try-call.ts';
import { isLanguage, type Language } from '../kernel/country.ts';
import { refuse } from '../kernel/result.ts';
import type { FlowFiles } from './flow-desk.ts';
import { effectWords, factLines, sayWords } from './flow-words.ts';
import type { CliHost } from './installation.ts';
import { painter } from './prompts-text.ts';
import { need, Refused } from './respond.ts';

type TryOptions = { readonly debtor?: string; readonly language?: Language };

/** `dovolat flow try FILE`: a call at the keyboard; nobody is called and nothing is written down. */
export function flowTryCommand(host: CliHost): Command {
  return new Command('try')
    .description('hear a flow as text and answer it by keyboard; nobody is called and nothing is written down')
    .argument('<file>', 'a flow file')
    .option('--debtor <name>', 'a debtor of the transcripts beside it; an invented one when not given')
    .option('--language <code>', 'cs, sk, pl, hu or en', spokenLanguage)
    .action(async (file: string, options: TryOptions) => {
      const library = host.flowFiles();
      const { flow } = need(library.read(file));
      const { facts, secrets, spoken } = whoIsCalled(library, file, flow, options);
      if (!flow.languages.includes(spoken))
        throw new Refused(
          refuse('language_missing', `${flow.name} speaks ${flow.languages.join(', ')}: choose one by --language`),
        );
      await converse(host, flow, tryCall(flow, startSession(flow, facts, spoken), secrets), secrets);
    });
}

async function converse(host: CliHost, flow: CompiledFlow, call: TriedCall, secrets: Secrets): Promise<void> {
  const paint = painter(host.colour);
  const tell = (told: readonly TryHappening[]) => {
    for (const each of told) host.write(happeningText(flow, call, each, paint));
    const choices = call.choices().map(({ label }, index) => `  ${paint('bold', `${index + 1}`)} ${label}`);
    if (choices.length > 0) host.write(choices.join('\n'));
  };
  host.write(paint('dim', `${flow.name} ${flow.version.slice(0, 12)}. Type keys and Enter; Enter alone is silence. ${commands}`));
  host.write(paint('dim', `To identify: ${secretsText(secrets)}`));
  tell(call.start());
  if (call.over()) return;
  for await (const typed of host.lines()) {
    const line = typed.trim();
    if (line === 'q') break;
    if (line === '?')
      host.write(
        factLines(call.session())
          .map((fact) => paint('dim', `  ${fact}`))
          .join('\n'),
      );
    else if (line === 'm') tell(call.answer({ type: 'machine' }));
    else if (line === 'r') tell(call.answer({ type: 'resumed' }));
    else {
      const answered = answerTo(call, line);
      if (answered) tell(answered);
      else
        host.write(
          paint('bold', call.choices().length > 0 ? 'Type the number of a choice.' : `Keys are 0-9, * and #. ${commands}`),
        );
    }
    if (call.over()) return;
  }
  host.write(`The debtor hangs up at ${call.session().node}; result: ${call.session().result ?? 'none, nobody was identified'}.`);
}

const commands = '? shows what is known, m: a machine talks, r: the program restarts, q: hang up.';

function answerTo(call: TriedCall, line: string): readonly TryHappening[] | undefined {
  const choices = call.choices();
  if (choices.length > 0) {
    const chosen = choices[Number(line) - 1];
    return chosen && call.answer(chosen.input);
  }
  return /^[0-9*#]*$/.test(line) ? call.press(line) : undefined;
}

function happeningText(flow: CompiledFlow, call: TriedCall, told: TryHappening, paint: ReturnType<typeof painter>): string {
  const { language } = call.session();
  switch (told.type) {
    case 'heard':
      return told.by === 'agent'
        ? `${paint('bold', '☎ to the agent alone')} ${sayWords(flow, language, told.say)}`
        : `${paint('cyan', '♪')} ${sayWords(flow, language, told.say)} ${paint('dim', `(${told.say.prompt})`)}`;
    case 'entered':
      return paint('dim', `  ${told.step.from} --${told.step.outlet}--> ${told.step.to}`);
    case 'effect':
      return `  ${paint('green', '✎')} ${effectWords(told.effect)}`;
    case 'checked':
      return `  ${paint('green', '✎')} identity: ${told.outcome.replace('_', ' ')}`;
    case 'over':
      return `The call is over at ${told.session.node}; result: ${told.session.result ?? 'none, nobody was identified'}.`;
  }
}

function whoIsCalled(
  library: FlowFiles,
  file: string,
  flow: CompiledFlow,
  { debtor, language }: TryOptions,
): { readonly facts: CallFacts; readonly secrets: Secrets; readonly spoken: Language } {
  if (debtor === undefined) {
    const spoken = language ?? flow.languages[0] ?? 'cs';
    return { ...sampleCall(spoken, Temporal.Now.plainDateISO().toString()), spoken };
  }
  const source = library.transcripts(file);
  const book = source && readTranscripts(source.text, source.file);
  if (!book?.ok)
    throw new Refused(refuse('no_transcripts', `${file} has no tests beside it that name debtors; leave --debtor out`));
  const known = new Map(book.value.transcripts.map((transcript) => [transcript.debtor.name, transcript]));
  const wanted = debtor.toLowerCase();
  const transcript = [...known].find(
    ([name]) => name.toLowerCase().split(' ').includes(wanted) || name.toLowerCase() === wanted,
  )?.[1];
  if (!transcript)
    throw new Refused(refuse('unknown_debtor', `the tests know no ${debtor}; they know ${[...known.keys()].join(', ')}`));
  return { facts: factsOf(transcript), secrets: secretsOf(transcript.debtor), spoken: language ?? transcript.debtor.language };
}

const secretNames = {
  birth_date: 'born',
  customer_number: 'customer number',
  postcode: 'postcode',
  birth_number: 'birth number',
  national_id: 'national number',
};

export function secretsText(secrets: Secrets): string {
  const known = Object.entries(secrets).map(([field, digits]) => `${secretNames[field as keyof Secrets]} ${digits}`);
  return known.join(', ') || 'nothing is known to identify this debtor by';
}

export function spokenLanguage(text: string): Language {
  if (isLanguage(text)) return text;
  throw new InvalidArgumentError('one of cs, sk, pl, hu, en is wanted');
}
