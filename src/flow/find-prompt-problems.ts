import type { FlowDocument } from './document.ts';
import { factCatalogue } from './facts.ts';
import type { FlowProblem, SpokenForms } from './flow-problem.ts';
import type { LinkedNode } from './link-nodes.ts';
import { placeKind } from './places-of.ts';
import type { PromptBook } from './prompt-book.ts';
import { speakingTimeMs } from './speaking-time.ts';

/**
 * Every prompt that the flow says exists in every language of the flow, every place in it can be filled and spoken, and none is too long;
 * a choice of languages offers those of the flow only.
 */
export function findPromptProblems(
  document: FlowDocument,
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
  forms: SpokenForms,
): FlowProblem[] {
  const problems: FlowProblem[] = [...nodes.values()].flatMap((linked) => strangeLanguages(document, linked));
  const said = [...nodes.values()].flatMap(({ source, node }) =>
    node.prompts.map((use) => ({ use, at: source.at, by: `node ${source.name}` })),
  );
  said.push({ use: { prompt: document.apology }, at: document.at, by: `flow ${document.name}` });
  for (const language of document.languages) {
    const book = books.find((candidate) => candidate.language === language);
    if (!book) {
      const message = `there are no prompts in ${language}`;
      problems.push({ code: 'missing_language', message, remedy: `Write prompts/${language}.yaml`, at: document.at });
      continue;
    }
    for (const { use, at, by } of said) {
      const prompt = book.prompts.get(use.prompt);
      if (!prompt) {
        const elsewhere = books.some(({ prompts }) => prompts.has(use.prompt));
        const code = elsewhere ? 'missing_prompt' : 'unknown_prompt';
        const message = `${by} says ${use.prompt}, which ${elsewhere ? `is missing in ${language}` : 'no language has'}`;
        problems.push({ code, message, remedy: `Add ${use.prompt} to ${book.file}`, at });
        continue;
      }
      const takes = speakingTimeMs(language, prompt, (place) => placeKind(use, place)?.kind);
      if (takes > document.longestPromptMs) {
        const message = `${use.prompt} (${language}) takes about ${seconds(takes)} to say, the limit is ${seconds(document.longestPromptMs)}`;
        const remedy = 'Shorten it or say it in two parts; longest_prompt in the flow sets the limit';
        problems.push({ code: 'prompt_too_long', message, remedy, at: prompt.at });
      }
      for (const part of prompt.parts) {
        if (part.type === 'words') continue;
        const place = placeKind(use, part.fact);
        if (!place) {
          const known = [...Object.keys(use.places ?? {}), ...Object.keys(factCatalogue)].join(', ');
          const message = `${use.prompt} (${language}) has a place for ${part.fact}, which ${by} cannot fill`;
          problems.push({ code: 'unknown_fact', message, remedy: `It may name ${known}`, at: prompt.at });
          continue;
        }
        const known = forms[language];
        if (known && part.form !== undefined && !known[place.kind]?.includes(part.form)) {
          const message = `${use.prompt} (${language}): ${part.fact} has no form ${part.form}`;
          const remedy = known[place.kind]?.length ? `Its forms are ${known[place.kind]?.join(', ')}` : 'Write it without a form';
          problems.push({ code: 'unknown_form', message, remedy, at: prompt.at });
        }
      }
    }
  }
  return distinct(problems);
}

function strangeLanguages({ languages }: FlowDocument, { name, node, source }: LinkedNode): FlowProblem[] {
  return node.speaks
    .filter((language) => !languages.includes(language))
    .map((language) => ({
      code: 'language_not_in_flow',
      message: `node ${name} offers ${language}, in which this flow is not written`,
      remedy: `Add ${language} to languages, or do not offer it`,
      at: source.optionAt([]),
    }));
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

function distinct(problems: readonly FlowProblem[]): FlowProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}
