import { Command } from 'commander';
import type { Language } from '../kernel/country.ts';
import type { RecordingReport } from '../speech/recordings/take-recordings.ts';
import { spokenLanguages } from '../speech/speech-of.ts';
import type { CliHost } from './installation.ts';
import { languageArgument } from './language-argument.ts';
import { addPromptEditing } from './prompts-edit.ts';
import { addPromptHearing } from './prompts-hear.ts';
import { checkText, painter, scriptText } from './prompts-text.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat prompts …` */
export function promptsCommand(host: CliHost): Command {
  const prompts = new Command('prompts').description('what is said, and the recordings that replace the synthetic voice');
  const paint = painter(host.colour);
  prompts
    .command('list')
    .description('the script that a voice talent reads, with the name of each file')
    .addArgument(languageArgument('<language>'))
    .option('--missing', 'only what is not recorded yet')
    .option('--json', 'for programs')
    .action(async (spoken: Language, options: Common & { missing?: boolean }) => {
      const { missing = false } = options;
      await host.usingPrompts(async (desk) => {
        const report = await desk.look(spoken);
        const lines = report.script
          .map((line) => ({ ...line, recorded: report.set.byName.has(line.name) }))
          .filter(({ recorded }) => !missing || !recorded);
        const text = scriptText(report, (prompt) => desk.textOf(spoken, prompt), { missing, paint });
        show(host, options, lines, text);
      });
    });
  prompts
    .command('check')
    .description('what became of every recording that was delivered; exit 1 when one is not heard')
    .addArgument(languageArgument('[language]'))
    .option('--json', 'for programs')
    .action(async (spoken: Language | undefined, options: Common) => {
      const reports: RecordingReport[] = [];
      await host.usingPrompts(async (desk) => {
        for (const each of spoken ? [spoken] : spokenLanguages) reports.push(await desk.look(each));
      });
      const data = reports.map((report) => ({
        language: report.language,
        recorded: [...report.set.byName.keys()],
        refused: report.refused,
      }));
      show(host, options, data, checkText(reports, paint));
      if (reports.some(({ refused }) => refused.length > 0)) host.fail();
    });
  prompts
    .command('confirm')
    .description('say that recordings are still right although their text has changed')
    .addArgument(languageArgument('<language>'))
    .argument('<names...>', 'as `prompts list` names them')
    .option('--json', 'for programs')
    .action(async (spoken: Language, names: string[], options: Common) => {
      const report = need(await host.usingPrompts((desk) => desk.confirm(spoken, names)));
      show(host, options, { confirmed: names }, checkText([report], paint));
    });
  addPromptHearing(prompts, host, paint);
  addPromptEditing(prompts, host, paint);
  return prompts;
}
