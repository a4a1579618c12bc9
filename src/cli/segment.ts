import { Command } from 'commander';
import { refuse } from '../kernel/result.ts';
import { formSegments } from '../strategy/segmenting/form-segments.ts';
import { lastChanges } from '../strategy/segmenting/last-changes.ts';
import { listSegments } from '../strategy/segmenting/list-segments.ts';
import type { SegmentSize } from '../strategy/segmenting/model.ts';
import { removeSegment, saveSegment } from '../strategy/segmenting/save-segment.ts';
import type { CliHost, Installation } from './installation.ts';
import { rowLimit } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat segment …`: conditions with a name, who is in them, and who came and left. */
export function segmentCommand(host: CliHost): Command {
  const segment = new Command('segment').description(
    'segments: conditions with a name that strategies ask for, and what the system makes of all cases by itself',
  );
  for (const command of [add, list, of, members, history, diff, form, remove]) segment.addCommand(command(host));
  return segment;
}

function add(host: CliHost): Command {
  return new Command('add')
    .description('save a condition under a name; strategies may ask for it from now on')
    .argument('<name>', 'like late-and-large')
    .requiredOption('--where <condition>', 'as in strategies: "days_past_due >= 30"; several must all hold', gather)
    .option('--title <text>', 'what people call it')
    .option('--json', 'for programs')
    .action((name: string, options: Common & { where: string[]; title?: string }) =>
      host.using(async ({ planning }) => {
        const written = { name, where: options.where, title: options.title ?? null };
        const { segment, changed } = need(await saveSegment(planning, host.actor, written));
        const text = changed
          ? `${name} is saved: strategies may ask for it (segment = ${name}). Who is in it: dovolat segment form`
          : `${name} was saved so already; nothing changed.`;
        show(host, options, { ...segment, changed }, text);
      }),
    );
}

function list(host: CliHost): Command {
  return new Command('list')
    .description('every segment with its size, and how that changed at the last forming')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ planning }) => {
        const { forming, items } = await listSegments(planning);
        const rows = items.map(({ name, title, source, where, size }) => [
          ...[name, title, size?.size ?? '—', size ? changeOf(size) : '—', source, where ?? ''],
        ]);
        const when = forming?.finishedAt ? `As formed on ${momentOf(forming.finishedAt)}` : 'Nothing was formed yet';
        const text = `${table(['segment', 'called', 'size', 'change', 'is', 'where'], rows)}\n\n${when}. Form anew: dovolat segment form`;
        show(host, options, { forming, items }, items.length > 0 ? text : 'There is no segment. Save one: dovolat segment add');
      }),
    );
}

function of(host: CliHost): Command {
  return new Command('show')
    .description('what one segment asks, and how many are in it')
    .argument('<name>')
    .option('--json', 'for programs')
    .action((name: string, options: Common) =>
      host.using(async ({ planning }) => {
        const found = await named(planning, name);
        const { title, source, where, size } = found;
        const who = where === null ? 'formed by the system of all cases together' : `where ${where}`;
        const many = size ? `${size.size} cases, ${changeOf(size)} at the last forming` : 'not formed yet: dovolat segment form';
        show(host, options, found, `${name}: ${title}\n  ${who} (${source})\n  ${many}`);
      }),
    );
}

function members(host: CliHost): Command {
  return new Command('members')
    .description('who is in a segment, since when and why')
    .argument('<name>')
    .option('--limit <n>', 'so many, 1000 at the most', rowLimit, 50)
    .option('--json', 'for programs')
    .action((name: string, options: Common & { limit: number }) =>
      host.using(async ({ planning }) => {
        const { where } = await named(planning, name);
        const found = await planning.work.run((tx) => planning.segments.members(tx, name, null, options.limit));
        const rows = found.map(({ name: debtor, personId, since, because }) => [
          ...[debtor, personId, momentOf(since), because ?? where ?? ''],
        ]);
        show(host, options, found, rows.length > 0 ? table(['debtor', 'id', 'since', 'because'], rows) : 'Nobody is in it.');
      }),
    );
}

function history(host: CliHost): Command {
  return new Command('history')
    .description('how many were in a segment at each forming, who came and who left')
    .argument('<name>')
    .option('--limit <n>', 'so many formings, 1000 at the most', rowLimit, 30)
    .option('--json', 'for programs')
    .action((name: string, options: Common & { limit: number }) =>
      host.using(async ({ planning }) => {
        const found = await planning.work.run((tx) => planning.segments.history(tx, name, options.limit));
        const rows = found.map(({ at, size, joined, left }) => [momentOf(at), size, joined, left]);
        show(host, options, found, rows.length > 0 ? table(['formed', 'size', 'came', 'left'], rows) : 'It was never formed.');
      }),
    );
}

function diff(host: CliHost): Command {
  return new Command('diff')
    .description('who came into a segment and who left it at the last forming')
    .argument('<name>')
    .option('--limit <n>', 'so many, 1000 at the most', rowLimit, 50)
    .option('--json', 'for programs')
    .action((name: string, options: Common & { limit: number }) =>
      host.using(async ({ planning }) => {
        const found = await planning.work.run((tx) => lastChanges(planning, tx, name, options.limit));
        const rows = found.map(({ change, name: debtor, personId, otherTitle, because }) => [
          ...[change === 'joined' ? 'came' : 'left', debtor, personId, otherTitle ?? '', because ?? ''],
        ]);
        const text = table(['', 'debtor', 'id', 'from or to', 'because'], rows);
        show(host, options, found, rows.length > 0 ? text : 'Nobody came or left at the last forming.');
      }),
    );
}

function form(host: CliHost): Command {
  return new Command('form')
    .description('form all segments anew now, as the server does by night')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ planning }) => {
        const formed = await formSegments(planning, host.actor);
        const titles = new Map((await listSegments(planning)).items.map(({ name, title }) => [name, title]));
        const rows = formed.segments.map((each) => [each.segment, titles.get(each.segment) ?? '—', each.size, changeOf(each)]);
        const text = `${table(['segment', 'called', 'size', 'change'], rows)}\n\n${formed.cases} cases looked at.`;
        show(host, options, formed, rows.length > 0 ? text : `${formed.cases} cases looked at; there is no segment.`);
      }),
    );
}

function remove(host: CliHost): Command {
  return new Command('remove')
    .description('strategies find nobody in it any more; its history stays')
    .argument('<name>')
    .option('--json', 'for programs')
    .action((name: string, options: Common) =>
      host.using(async ({ planning }) => {
        const removed = need(await removeSegment(planning, host.actor, name));
        show(host, options, removed, `${name} is removed; its history stays.`);
      }),
    );
}

async function named(planning: Installation['planning'], name: string) {
  const found = (await listSegments(planning)).items.find((each) => each.name === name);
  if (found) return found;
  throw new Refused(refuse('unknown_segment', `There is no segment ${name}, or nobody is in it: dovolat segment list`));
}

function changeOf({ joined, left }: Pick<SegmentSize, 'joined' | 'left'>): string {
  return joined + left === 0 ? '±0' : `+${joined} −${left}`;
}

function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function momentOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'minute' });
}
