import { Command } from 'commander';
import { allEvents } from '../journal/all-events.ts';
import type { CliHost } from './installation.ts';
import { type Common, show } from './respond.ts';

/** `dovolat judge`: what happened, held against every rule. */
export function judgeCommand(host: CliHost): Command {
  return new Command('judge')
    .description('hold the whole journal against every rule; exit 1 when one was violated')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ journal }) => {
        // With all its rules, which no other command needs.
        const { judge } = await import('../judge/judge.ts');
        const { explainVerdict } = await import('../judge/explain-verdict.ts');
        const verdict = await judge(allEvents(journal));
        show(host, options, verdict, explainVerdict(verdict));
        if (verdict.verdict === 'fail') host.fail();
      }),
    );
}
