import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Language } from '../kernel/country.ts';
import type { CliHost } from './installation.ts';
import { languageArgument } from './language-argument.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat lexicon add|list|remove|preview` */
export function lexiconCommand(host: CliHost): Command {
  const lexicon = new Command('lexicon').description(
    'how the voices say words that they get wrong; what is written stays as it is',
  );
  lexicon
    .command('add')
    .description('say a word so from now on: in letters of the language, or by its sounds')
    .addArgument(languageArgument('<language>'))
    .argument('<word>', 'as it is written, such as "Google" or "Home Credit"')
    .argument('<said>', 'how it is said, such as "gúgl"; with --phonemes in letters of the IPA, such as "ˈɡuːɡl̩"')
    .option('--phonemes', 'the sounds are written in letters of the IPA')
    .option('--json', 'for programs')
    .action(async (language: Language, word: string, said: string, options: Common & { phonemes?: boolean }) => {
      const entry = { word, said, kind: options.phonemes ? 'phonemes' : 'respelling' } as const;
      const added = need(await host.usingPrompts(({ library }) => library.lexicon.set(language, entry, host.actor)));
      show(host, options, added, `${added.word} is said ${shown(added)} in ${language}.`);
    });
  lexicon
    .command('list')
    .description('every entry, and who made it')
    .addArgument(languageArgument('[language]'))
    .option('--json', 'for programs')
    .action(async (language: Language | undefined, options: Common) => {
      const all = await host.usingPrompts(({ library }) => library.lexicon.list());
      const entries = all.filter((entry) => language === undefined || entry.language === language);
      const rows = entries.map((entry) => [
        ...[entry.language, entry.word, shown(entry), entry.by],
        Temporal.Instant.fromEpochMilliseconds(entry.at).toString().slice(0, 10),
      ]);
      const text =
        rows.length === 0 ? 'Every word is said as it is written.' : table(['language', 'word', 'said', 'by', 'on'], rows);
      show(host, options, entries, text);
    });
  lexicon
    .command('remove')
    .description('say a word as it is written again')
    .addArgument(languageArgument('<language>'))
    .argument('<word>')
    .option('--json', 'for programs')
    .action(async (language: Language, word: string, options: Common) => {
      need(await host.usingPrompts(({ library }) => library.lexicon.remove(language, word, host.actor)));
      show(host, options, { language, removed: word }, `${word} is said as it is written in ${language}.`);
    });
  lexicon
    .command('preview')
    .description('words as the lexicon has them said')
    .addArgument(languageArgument('<language>'))
    .argument('<words>')
    .requiredOption('--out <file>', 'the WAVE file to write')
    .option('--json', 'for programs')
    .action(async (language: Language, words: string, options: Common & { out: string }) => {
      const out = resolve(options.out);
      const { voice, durationMs } = await host.usingPrompts(async ({ library, save }) => {
        const said = need(await library.lexicon.listen(language, words, null));
        await save(out, said.wav);
        return said;
      });
      show(host, options, { voice, durationMs, out }, `${(durationMs / 1000).toFixed(1)} s, voice ${voice}: ${out}`);
    });
  return lexicon;
}

function shown({ kind, said }: { readonly kind: string; readonly said: string }): string {
  return kind === 'phonemes' ? `[${said}]` : `"${said}"`;
}
