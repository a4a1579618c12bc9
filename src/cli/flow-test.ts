import { Command, Option } from 'commander';
import { type Coverage, runTranscripts, type TranscriptReport } from '../flow/transcript.ts';
import { readTranscripts } from '../flow/transcript-document.ts';
import { refuse } from '../kernel/result.ts';
import type { FlowFiles } from './flow-desk.ts';
import type { CliHost } from './installation.ts';
import { wholeNumber } from './options.ts';
import { painter } from './prompts-text.ts';
import { type Common, need, Refused } from './respond.ts';

/** `required`: percent of the nodes and of the outlets that the tests must come by. */
type Tested = { readonly file: string; readonly flow: string; readonly report: TranscriptReport; readonly required: number };
type TestOptions = Common & { readonly require?: number };

/** `dovolat flow test [FILE...]`: the calls that a flow must pass, in virtual time. */
export function flowTestCommand(host: CliHost): Command {
  return new Command('test')
    .description('play the transcripts beside a flow; exit 1 when a call goes otherwise than told')
    .argument('[files...]', 'flow files; every flow of the installation when none is given')
    .addOption(
      new Option(
        '--require <percent>',
        'exit 1 as well where the tests come by less of the nodes or outlets; shipped flows: always 100',
      ).argParser(wholeNumber),
    )
    .option('--json', 'for programs')
    .action((given: string[], options: TestOptions) => {
      const library = host.flowFiles();
      const files = given.length > 0 ? given : library.files();
      const tested = files.map((file) => testFile(library, file, library.isShipped(file) ? 100 : (options.require ?? 0)));
      const short = ({ required, report: { nodes, outlets } }: Tested) => share(nodes) < required || share(outlets) < required;
      const failed = tested.filter((each) => !each.report.passed || short(each));
      if (options.json) host.write(JSON.stringify({ passed: failed.length === 0, flows: tested }));
      else host.write(tested.map((each) => testText(each, host.colour)).join('\n\n'));
      if (failed.length > 0) host.fail();
    });
}

function testFile(library: FlowFiles, file: string, required: number): Tested {
  const { flow } = need(library.read(file));
  const source = library.transcripts(file);
  if (!source) {
    const beside = file.replace(/\.yaml$/, '.test.yaml');
    throw new Refused(refuse('no_transcripts', `${file} has no tests: write ${beside}, as ivr-flows/README.md shows`));
  }
  const book = readTranscripts(source.text, source.file);
  if (!book.ok) {
    const lines = book.problems.map(({ at, message, remedy }) => `${at.file}:${at.line}:${at.column}: ${message}. ${remedy}.`);
    throw new Refused(refuse('bad_transcript', lines.join('\n')));
  }
  if (book.value.flow !== flow.name)
    throw new Refused(refuse('other_flow', `${source.file} tests ${book.value.flow}, and ${file} is ${flow.name}: correct one`));
  return { file, flow: flow.name, required, report: runTranscripts(flow, book.value.transcripts) };
}

function testText({ file, flow, report, required }: Tested, colour: boolean): string {
  const paint = painter(colour);
  const lines = report.tests.flatMap(({ test, passed, at, differences }) => [
    `  ${passed ? paint('green', '✓') : paint('red', '✗')} ${test}`,
    ...(passed
      ? []
      : [
          ...differences.map((difference) => `      ${paint('red', difference)}`),
          `      ${paint('dim', `${at.file}:${at.line}`)}`,
        ]),
  ]);
  const passed = report.tests.filter((each) => each.passed).length;
  return [
    `${flow} ${paint('dim', file)}`,
    ...lines,
    `  ${passed} of ${report.tests.length} pass; ${coverageText('nodes', report.nodes, required)}; ${coverageText('outlets', report.outlets, required)}`,
    ...missing('node', report.nodes),
    ...missing('outlet', report.outlets),
  ].join('\n');
}

function coverageText(what: string, coverage: Coverage, required: number): string {
  const wanted = share(coverage) < required ? `, ${required} % is required` : '';
  return `${coverage.covered} of ${coverage.all} ${what} (${share(coverage)} %${wanted})`;
}

function missing(what: string, { missing }: Coverage): string[] {
  return missing.map((one) => `  no test comes by ${what} ${one}`);
}

/** Whole percent; 100 only where nothing is left out. */
function share({ covered, all }: Coverage): number {
  return all === 0 ? 100 : Math.floor((covered / all) * 100);
}
