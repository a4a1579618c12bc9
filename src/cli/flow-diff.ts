import { Command } from 'commander';
import { type Changed, diffFlows, type FlowDiff } from '../flow/diff-flows.ts';
import type { CliHost } from './installation.ts';
import { painter } from './prompts-text.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat flow diff A B`: what a lawyer has to look at again. */
export function flowDiffCommand(host: CliHost): Command {
  return new Command('diff')
    .description('how one version of a flow differs from another: nodes, ways, options and texts')
    .argument('<from>', 'a file, NAME for what is published of it, or NAME@VERSION')
    .argument('<to>', 'the same')
    .option('--json', 'for programs')
    .action((from: string, to: string, options: Common) =>
      host.using(async ({ flows }) => {
        const diff = diffFlows(need(flows.read(from)), need(flows.read(to)));
        show(host, options, diff, diffText(diff, host.colour));
      }),
    );
}

function diffText(diff: FlowDiff, colour: boolean): string {
  const paint = painter(colour);
  const head = `${nameOf(diff.from)} -> ${nameOf(diff.to)}`;
  if (diff.same) return `${head}: no difference.`;
  const changed = ({ what, from, to }: Changed, indent: string) => [
    `${indent}${what}`,
    ...(from === null ? [] : [paint('red', `${indent}  - ${from}`)]),
    ...(to === null ? [] : [paint('green', `${indent}  + ${to}`)]),
  ];
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  const nodes = [
    ...diff.nodesAdded.map(({ node, type }) => paint('green', `  + ${node} (${type})`)),
    ...diff.nodesRemoved.map(({ node, type }) => paint('red', `  - ${node} (${type})`)),
    ...diff.nodesChanged.flatMap(({ node, options, outlets }) => [
      `  ${node}`,
      ...options.flatMap((option) => changed(option, '    ')),
      ...outlets.map(
        ({ what, from, to }) => `    --${what}--> ${paint('red', from ?? 'nothing')} now ${paint('green', to ?? 'nothing')}`,
      ),
    ]),
  ];
  const byLanguage = Map.groupBy(diff.texts, ({ language }) => language);
  return [
    head,
    ...section(
      'The flow',
      diff.settings.flatMap((setting) => changed(setting, '  ')),
    ),
    ...section('Nodes', nodes),
    ...[...byLanguage].flatMap(([language, texts]) =>
      section(
        `Texts in ${language}`,
        texts.flatMap(({ prompt, from, to }) => changed({ what: prompt, from, to }, '  ')),
      ),
    ),
  ].join('\n');
}

function nameOf({ name, version }: FlowDiff['from']): string {
  return `${name}@${version.slice(0, 12)}`;
}
