import { Command } from 'commander';
import { allEvents } from '../journal/all-events.ts';
import { explainVerdict } from '../judge/explain-verdict.ts';
import { judge } from '../judge/judge.ts';
import type { CliHost } from './installation.ts';
import { type Common, show } from './respond.ts';

/** `dovolat judge`: what happened, held against every rule. */
export function judgeCommand(host: CliHost): Command {
  return new Command('judge')
    .description('hold the whole journal against every rule; exit 1 when one was violated')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ journal }) => {
        const verdict = await judge(allEvents(journal));
        show(host, options, verdict, explainVerdict(verdict));
        if (verdict.verdict === 'fail') host.fail();
      }),
    );
}
