import { Command } from 'commander';
import type { CliHost } from './installation.ts';
import { type Common, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat doctor`: what was found, what is missing, and why it matters. */
export function doctorCommand(host: CliHost): Command {
  return new Command('doctor')
    .description('what this machine has, what is missing and what to do about it')
    .option('--settings', 'every setting with its value')
    .option('--json', 'for programs')
    .action(async (options: Common & { settings?: boolean }) => {
      if (options.settings) {
        const all = host.settings();
        show(
          host,
          options,
          all,
          table(
            ['variable', 'value', 'meaning'],
            all.map(({ variable, value, meaning }) => [variable, value, meaning]),
          ),
        );
        return;
      }
      const findings = await host.doctor();
      const mark = { ok: '✓', missing: '✗', wrong: '✗' } as const;
      const text = findings.map(({ name, state, found, why, remedy }) =>
        state === 'ok'
          ? `${mark[state]} ${name}: ${found}`
          : `${mark[state]} ${name}: ${found}\n    ${why}\n    What to do: ${remedy}`,
      );
      show(host, options, findings, text.join('\n'));
      if (findings.some(({ state }) => state !== 'ok')) host.fail();
    });
}
