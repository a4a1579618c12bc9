import { Command } from 'commander';
import type { CliHost } from './installation.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat flow list | publish | retire`: which versions new calls use. */
export function flowVersionCommands(host: CliHost): Command[] {
  const list = new Command('list')
    .description('every flow with its versions: what new calls use, what was used before, and drafts')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ flows }) => {
        const states = (await flows.list()).map(({ flow, ...state }) => ({ ...state, languages: flow?.languages ?? [] }));
        const rows = states.map(({ name, state, version, since, by, trouble, file }) => [
          name,
          state,
          version.slice(0, 12) || '-',
          since === null ? '' : momentOf(since),
          by ?? '',
          state === 'draft' ? (file ?? '') : '',
          state === 'published' || version === '' ? firstLine(trouble) : '',
        ]);
        show(host, options, states, listText(rows));
      }),
    );
  const publish = new Command('publish')
    .description('from now on new calls of its name use this version; calls that are up keep theirs')
    .argument('<file>', 'a flow file, or NAME@VERSION to go back to what was published before')
    .option('--json', 'for programs')
    .action((what: string, options: Common) =>
      host.using(async ({ flows }) => {
        const { name, version, changed, replaced } = need(await flows.publish(what, host.actor));
        const short = `${name}@${version.slice(0, 12)}`;
        const before =
          replaced === null
            ? ''
            : ` It replaces ${replaced.slice(0, 12)}: dovolat flow diff ${name}@${replaced.slice(0, 12)} ${name}`;
        const text = changed
          ? `${short} is published: new calls use it.${before}`
          : `${short} was published already; nothing changed.`;
        show(host, options, { name, version, changed, replaced }, text);
      }),
    );
  const retire = new Command('retire')
    .description('no new call uses this version any more; calls that are up keep it')
    .argument('<version>', 'NAME@VERSION as `flow list` shows it')
    .option('--json', 'for programs')
    .action((what: string, options: Common) =>
      host.using(async ({ flows }) => {
        const retired = need(await flows.retire(what, host.actor));
        const text = `${retired.name}@${retired.version.slice(0, 12)} is retired. No campaign can use ${retired.name} until a version of it is published.`;
        show(host, options, retired, text);
      }),
    );
  return [list, publish, retire];
}

/** The last column only where something is wrong. */
function listText(rows: readonly (readonly string[])[]): string {
  const head = ['flow', 'state', 'version', 'since', 'by', 'file', 'trouble'];
  const columns = rows.some((row) => row.at(-1) !== '') ? head.length : head.length - 1;
  return table(
    head.slice(0, columns),
    rows.map((row) => row.slice(0, columns)),
  );
}

function momentOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'minute' });
}

function firstLine(text: string | null): string {
  return text?.split('\n')[0] ?? '';
}
