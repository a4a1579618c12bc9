import type { Command } from 'commander';
import type { Language } from '../kernel/country.ts';
import type { Result } from '../kernel/result.ts';
import type { PromptDetail, PromptGaps, PromptLibrary, TextInUse } from '../web/prompts/ports.ts';
import type { CliHost } from './installation.ts';
import { languageArgument } from './language-argument.ts';
import { names, type Paint } from './prompts-text.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat prompts status|show|edit|discard|use|restore|review` */
export function addPromptEditing(prompts: Command, host: CliHost, paint: Paint): void {
  prompts
    .command('status')
    .description('what is missing, not yet reviewed, not recorded, or to be recorded again')
    .addArgument(languageArgument('[language]'))
    .option('--json', 'for programs')
    .action(async (spoken: Language | undefined, options: Common) => {
      const all = await host.usingPrompts(({ library }) => library.gaps());
      const gaps = all.filter(({ language }) => spoken === undefined || language === spoken);
      show(host, options, gaps, gaps.map((each) => gapsText(each, paint)).join('\n\n'));
    });
  prompts
    .command('show <key>')
    .description('a prompt with its text, draft, review and history')
    .addArgument(languageArgument('<language>'))
    .option('--json', 'for programs')
    .action(async (key: string, spoken: Language, options: Common) => {
      const found = await host.usingPrompts(({ library }) => library.find(spoken, key));
      const detail = need(found ? { ok: true, value: found } : noSuchPrompt(spoken, key));
      show(host, options, detail, detailText(detail, paint));
    });
  order('edit', 'write a draft of another text; nobody hears it until it is put into use')
    .requiredOption('--text <text>', 'the text, with places like {total}')
    .action(async (key: string, spoken: Language, options: Common & { text: string }) =>
      carryOut(key, spoken, options, (library) => library.draft(spoken, key, options.text, host.actor)),
    );
  order('discard', 'throw the draft away').action(async (key: string, spoken: Language, options: Common) =>
    carryOut(key, spoken, options, (library) => library.discard(spoken, key, host.actor)),
  );
  order('use', 'let calls hear the draft from now on').action(async (key: string, spoken: Language, options: Common) =>
    putInUse(key, spoken, options, (library) => library.use(spoken, key, host.actor)),
  );
  order('restore', 'let calls hear the shipped text again').action(async (key: string, spoken: Language, options: Common) =>
    putInUse(key, spoken, options, (library) => library.restore(spoken, key, host.actor)),
  );
  order('review', 'say who has read the text that is heard and found it right')
    .requiredOption('--by <name>', 'who has read it')
    .option('--draft', 'the draft, not what is heard')
    .action(async (key: string, spoken: Language, options: Common & { by: string; draft?: boolean }) =>
      carryOut(key, spoken, options, async (library) => {
        const detail = await library.find(spoken, key);
        const text = options.draft ? detail?.draft : detail?.text;
        if (text === undefined || text === null) return noSuchPrompt(spoken, key);
        return library.review(spoken, key, { text, reviewer: options.by }, host.actor);
      }),
    );

  function order(verb: string, description: string): Command {
    return prompts
      .command(`${verb} <key>`)
      .description(description)
      .addArgument(languageArgument('<language>'))
      .option('--json', 'for programs');
  }

  async function carryOut(
    key: string,
    spoken: Language,
    options: Common,
    action: (library: PromptLibrary) => Promise<Result<void>>,
  ): Promise<void> {
    await host.usingPrompts(async ({ library }) => {
      need(await action(library));
      const detail = await library.find(spoken, key);
      if (detail) show(host, options, detail, detailText(detail, paint));
    });
  }

  async function putInUse(
    key: string,
    spoken: Language,
    options: Common,
    action: (library: PromptLibrary) => Promise<Result<TextInUse>>,
  ): Promise<void> {
    await host.usingPrompts(async ({ library }) => {
      const heard = need(await action(library));
      const detail = await library.find(spoken, key);
      if (detail) show(host, options, { ...detail, ...heard }, [detailText(detail, paint), ...inUseText(heard)].join('\n'));
    });
  }
}

function inUseText({ publishedFlows, waitingFlows }: TextInUse): string[] {
  return [
    ...(publishedFlows.length > 0 ? [`  published anew, so that new calls hear it: ${publishedFlows.join(', ')}`] : []),
    ...(waitingFlows.length > 0
      ? [
          `  not heard yet where the flow's file has other changes: ${waitingFlows.join(', ')}. Publish it: dovolat flow publish FILE`,
        ]
      : []),
  ];
}

function noSuchPrompt(language: Language, key: string) {
  return {
    ok: false,
    reason: 'no_such_prompt',
    message: `there is no prompt ${key} in ${language}; \`dovolat prompts list ${language}\` names all`,
  } as const;
}

function detailText(detail: PromptDetail, paint: Paint): string {
  const { prompt, language, text, draft, mark, draftProblems, flows, history } = detail;
  const reviewed = mark.review ? `reviewed by ${mark.review.reviewer} on ${dayOf(mark.review.at)}` : 'not reviewed';
  return [
    `${paint('bold', prompt)}  ${names[language]}, ${mark.text} text, ${reviewed}, said by ${flows.join(', ') || 'no flow'}`,
    `  ${text ?? '(no text)'}`,
    ...(draft === null ? [] : [`  ${paint('cyan', 'draft')}  ${draft}`]),
    ...draftProblems.map((problem) => `  ${paint('red', '✗')} ${problem}`),
    ...history.map(({ action, reviewer, by, at }) =>
      paint('dim', `  ${minuteOf(at)}  ${action}${reviewer ? ` (${reviewer})` : ''} by ${by}`),
    ),
  ].join('\n');
}

function gapsText(gaps: PromptGaps, paint: Paint): string {
  const line = (title: string, prompts: readonly string[]) =>
    `  ${title.padEnd(22)} ${String(prompts.length).padStart(4)}${prompts.length > 0 ? `  ${paint('dim', shortened(prompts))}` : ''}`;
  return [
    `${paint('bold', names[gaps.language])}  ${gaps.prompts} prompts`,
    line('without a text', gaps.missing),
    line('not reviewed', gaps.unreviewed),
    line('not recorded', gaps.unrecorded),
    line('to be recorded again', gaps.outdated),
    ...gaps.voices.map(({ voice, lacking }) => line(`not yet by ${voice}`, lacking)),
  ].join('\n');
}

function shortened(prompts: readonly string[]): string {
  return prompts.length > 4 ? `${prompts.slice(0, 4).join(', ')} …` : prompts.join(', ');
}

function dayOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10);
}

function minuteOf(at: number): string {
  return `${Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 16).replace('T', ' ')} UTC`;
}
