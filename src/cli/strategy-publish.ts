import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { contentHash } from '../kernel/content-hash.ts';
import { formatAmount, money } from '../kernel/money.ts';
import { refuse } from '../kernel/result.ts';
import { loadAssignment } from '../strategy/assignment.ts';
import { loadStrategy } from '../strategy/compile-strategy.ts';
import { publishDocument } from '../strategy/planning/publish-document.ts';
import { tryAssignment } from '../strategy/planning/try-assignment.ts';
import { loadSegments } from '../strategy/segmenting/segments.ts';
import type { CliHost, Installation } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat strategy publish FILE`: a strategy, the assignment table or the segments, as its first words tell. */
export function strategyPublishCommand(host: CliHost): Command {
  return new Command('publish')
    .description('prove a strategy, an assignment table or segments and use them from now on; what runs keeps its version')
    .argument('<file>', 'like strategies/consumer-soft-cs.yaml, strategies/assignment.yaml, strategies/segments.yaml')
    .option('--json', 'for programs')
    .action((file: string, options: Common) =>
      host.using(async (installation) => {
        const source = readText(file);
        const { planning } = installation;
        const document = { ...(await proved(installation, source, file)), source };
        const done = await publishDocument(planning, host.actor, document);
        const { kind, name, version } = document;
        const older = `dovolat strategy migrate ${name} ${done.replaced}`;
        const before = kind === 'strategy' && done.replaced ? ` What runs in ${done.replaced} stays there: ${older}` : '';
        const does = kind === 'strategy' ? 'receivables enter it from now on' : 'it counts from now on';
        const text = done.changed
          ? `${name}@${version} is published: ${does}.${before}`
          : `${name}@${version} was published already; nothing changed.`;
        show(host, options, done, text);
      }),
    );
}

/** `dovolat strategy assign --dry`: what would enter which strategy, and by which rule. */
export function strategyAssignCommand(host: CliHost): Command {
  return new Command('assign')
    .description('what would enter which strategy by which rule of the published table')
    .requiredOption('--dry', 'only tell; the planner assigns by itself')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ planning }) => {
        const shares = await tryAssignment(planning);
        const rows = shares.map(({ strategy, because, receivables, amountMinor, currency }) => [
          ...[
            strategy ?? 'none',
            because.replaceAll('_', ' '),
            receivables,
            formatAmount(money(amountMinor, currency)),
            currency,
          ],
        ]);
        const text = table(['strategy', 'rule', 'receivables', 'owed', ''], rows);
        show(host, options, shares, shares.length > 0 ? text : 'Nobody owes anything.');
      }),
    );
}

async function proved({ planning, strategyNames }: Installation, source: string, file: string) {
  if (/^segments:/m.test(source)) {
    const segments = need(loadSegments(source, file));
    return { kind: 'segments', name: 'segments', version: contentHash(JSON.stringify(segments)).slice(0, 12) } as const;
  }
  if (/^rules:/m.test(source)) {
    const published = (await planning.work.run((tx) => planning.documents.list(tx))).filter(({ kind }) => kind === 'strategy');
    const table = need(loadAssignment(source, file, new Set(published.map(({ name }) => name))));
    return { kind: 'assignment', name: 'assignment', version: contentHash(JSON.stringify(table)).slice(0, 12) } as const;
  }
  const { name, version } = need(loadStrategy(source, file, strategyNames()));
  return { kind: 'strategy', name, version } as const;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refused(refuse('no_file', `The file ${file} cannot be read`));
  }
}
