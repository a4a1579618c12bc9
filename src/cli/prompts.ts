import { resolve } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { isLanguage, type Language } from '../kernel/country.ts';
import { spokenLanguages } from '../speech/speech-of.ts';
import type { CliHost } from './installation.ts';
import { checkText, painter, previewedText, scriptText } from './prompts-text.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat prompts …` */
export function promptsCommand(host: CliHost): Command {
  const prompts = new Command('prompts').description('what is said, and the recordings that replace the synthetic voice');
  const paint = painter(host.colour);
  prompts
    .command('list')
    .description('the script that a voice talent reads, with the name of each file')
    .addArgument(new Argument('<language>', 'cs, sk, pl, hu or en').argParser(language))
    .option('--missing', 'only what is not recorded yet')
    .option('--json', 'for programs')
    .action(async (spoken: Language, options: Common & { missing?: boolean }) => {
      const desk = await host.prompts();
      const report = await desk.look(spoken);
      const { missing = false } = options;
      const lines = report.script
        .map((line) => ({ ...line, recorded: report.set.byName.has(line.name) }))
        .filter(({ recorded }) => !missing || !recorded);
      show(
        host,
        options,
        lines,
        scriptText(report, (prompt) => desk.textOf(spoken, prompt), { missing, paint }),
      );
    });
  prompts
    .command('check')
    .description('what became of every recording that was delivered; exit 1 when one is not heard')
    .addArgument(new Argument('[language]', 'cs, sk, pl, hu or en; all when not given').argParser(language))
    .option('--json', 'for programs')
    .action(async (spoken: Language | undefined, options: Common) => {
      const desk = await host.prompts();
      const reports = [];
      for (const each of spoken ? [spoken] : spokenLanguages) reports.push(await desk.look(each));
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
    .addArgument(new Argument('<language>', 'cs, sk, pl, hu or en').argParser(language))
    .argument('<names...>', 'as `prompts list` names them')
    .option('--json', 'for programs')
    .action(async (spoken: Language, names: string[], options: Common) => {
      const report = need(await (await host.prompts()).confirm(spoken, names));
      show(host, options, { confirmed: names }, checkText([report], paint));
    });
  prompts
    .command('preview <key>')
    .description('one prompt with sample values, as a debtor hears it')
    .addArgument(new Argument('<language>', 'cs, sk, pl, hu or en').argParser(language))
    .requiredOption('--out <file>', 'the WAVE file to write')
    .option('--json', 'for programs')
    .action(async (key: string, spoken: Language, options: Common & { out: string }) => {
      const preview = need(await (await host.prompts()).preview(spoken, key, resolve(options.out)));
      show(host, options, preview, previewedText(key, preview, paint));
    });
  return prompts;
}

function language(text: string): Language {
  if (isLanguage(text)) return text;
  throw new InvalidArgumentError('cs, sk, pl, hu or en is wanted');
}
