import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '../kernel/country.ts';
import { spokenLanguages } from '../speech/speech-of.ts';
import type { MeasuredPrompt } from '../web/prompts/ports.ts';
import type { CliHost } from './installation.ts';
import { languageArgument } from './language-argument.ts';
import { names, type Paint, previewedText } from './prompts-text.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat prompts preview|measure` */
export function addPromptHearing(prompts: Command, host: CliHost, paint: Paint): void {
  prompts
    .command('preview <key>')
    .description('one prompt as a debtor hears it, with sample values or chosen ones')
    .addArgument(languageArgument('<language>'))
    .requiredOption('--out <file>', 'the WAVE file to write')
    .option('--text <text>', 'say this text instead')
    .option('--value <place=value>', 'a value of a place, such as total=1234.50 (once for each)', collect, {})
    .option('--json', 'for programs')
    .action(async (key: string, spoken: Language, options: Common & PreviewOptions) => {
      const out = resolve(options.out);
      const { text, value } = options;
      const { wav, ...heard } = await host.usingPrompts(async ({ library, save }) => {
        const said = need(await library.listen(spoken, key, { ...(text !== undefined && { text }), values: value }));
        await save(out, said.wav);
        return said;
      });
      show(host, options, { ...heard, out, bytes: wav.length }, previewedText(key, heard, out, paint));
    });
  prompts
    .command('measure')
    .description('how long each prompt lasts with short, usual and long values, and how loud it is')
    .addArgument(languageArgument('[language]'))
    .option('--json', 'for programs')
    .action(async (spoken: Language | undefined, options: Common) => {
      const measured: { language: Language; prompts: readonly MeasuredPrompt[] }[] = [];
      await host.usingPrompts(async ({ library }) => {
        for (const language of spoken ? [spoken] : spokenLanguages)
          measured.push({ language, prompts: await library.measure(language) });
      });
      const tables = measured.map(({ language, prompts: all }) => `${paint('bold', names[language])}\n${measureTable(all)}`);
      show(host, options, measured, tables.join('\n\n'));
      if (measured.some(({ prompts: all }) => all.some(({ problem }) => problem !== null))) host.fail();
    });
}

type PreviewOptions = { readonly out: string; readonly text?: string; readonly value: Readonly<Record<string, string>> };

function measureTable(prompts: readonly MeasuredPrompt[]): string {
  const rows = prompts.map(({ prompt, measure, problem }) =>
    measure
      ? [
          prompt,
          ...[measure.usualMs, measure.shortestMs, measure.longestMs],
          ...[measure.rmsDbfs.toFixed(1), measure.peakDbfs.toFixed(1)],
        ]
      : [prompt, '', '', '', '', problem],
  );
  return table(['prompt', 'usual ms', 'shortest', 'longest', 'RMS dBFS', 'peak dBFS'], rows);
}

function collect(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('write PLACE=VALUE, such as total=1234.50');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1) };
}
