import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FlowLibrary } from '../dialer/ports.ts';
import type { CompiledFlow, FlowRefusal } from '../flow/compile.ts';
import { loadFlow, type SourceFile } from '../flow/load-flow.ts';
import { readPrompts } from '../flow/prompt-book.ts';
import { isLanguage, type Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { PromptTexts } from '../speech/ports.ts';
import { spokenForms } from '../speech/speech-of.ts';
import { type OwnTexts, type PromptFile, withOwnTexts } from './with-own-texts.ts';

export type FlowFiles = FlowLibrary & {
  /** What is heard: the shipped texts, and in their places those of operators. */
  readonly texts: PromptTexts;
  readonly shippedTexts: PromptTexts;
  /** Every flow file with its proof or what is wrong with it; `own`: if these texts of operators were heard instead of today's. */
  checkAll(own?: OwnTexts): readonly {
    readonly file: string;
    readonly checked: { readonly ok: true; readonly value: CompiledFlow } | FlowRefusal;
  }[];
  check(file: string): { readonly ok: true; readonly value: CompiledFlow } | FlowRefusal;
};

type Sources = { readonly flow: SourceFile; readonly prompts: readonly PromptFile[] };

/**
 * The flows of a folder, proved when first asked for. What is run is kept in the archive under its version, so that a call goes on with
 * the flow that it began with even when the file has changed in between.
 * `ownTexts`: those of operators that are heard now; where others are, flows that say them get a new version.
 * Throws Fault `flow_refused` when a flow file that is asked for cannot be proved.
 */
export function fileFlowLibrary(
  flowFolder: string,
  promptFolder: string,
  archive: string,
  ownTexts: () => OwnTexts = () => none,
): FlowFiles {
  const shipped = readPromptFiles(promptFolder);
  let known: { readonly own: OwnTexts; readonly prompts: readonly PromptFile[] } = { own: none, prompts: shipped };
  const published = new Map<string, CompiledFlow>();
  const versions = new Map<string, CompiledFlow>();
  const texts = new Map<Language, ReadonlyMap<string, string>>();

  function prompts(): readonly PromptFile[] {
    const own = ownTexts();
    if (own !== known.own) {
      known = { own, prompts: withOwnTexts(shipped, own) };
      published.clear();
      texts.clear();
    }
    return known.prompts;
  }

  function files(): string[] {
    return readdirSync(flowFolder)
      .filter((name) => name.endsWith('.yaml') && !name.endsWith('.test.yaml'))
      .sort()
      .map((name) => join(flowFolder, name));
  }

  const prove = ({ flow, prompts: texts }: Sources) => loadFlow(flow, texts, spokenForms);
  const checkWith = (file: string, texts: readonly PromptFile[]) =>
    prove({ flow: { file, text: readText(file) }, prompts: texts });
  const check = (file: string) => checkWith(file, prompts());

  function publish(file: string): CompiledFlow {
    const sources: Sources = { flow: { file, text: readText(file) }, prompts: prompts() };
    const proved = prove(sources);
    if (!proved.ok)
      throw new Fault('flow_refused', `The flow ${basename(file)} cannot be called:\n${proved.message}`, {
        kind: 'misconfigured',
        remedy: `Correct it, then run: dovolat flow lint ${file}`,
      });
    const flow = proved.value;
    keep(archiveFile(flow.name, flow.version), sources);
    versions.set(`${flow.name}@${flow.version}`, flow);
    return flow;
  }

  const archiveFile = (name: string, version: string) => join(archive, `${name}@${version}.json`);

  return {
    names: () => files().map((file) => basename(file, '.yaml')),
    published: (name) => {
      prompts();
      const known = published.get(name);
      if (known) return known;
      const file = files().find((each) => basename(each, '.yaml') === name);
      if (!file) return undefined;
      const flow = publish(file);
      published.set(name, flow);
      return flow;
    },
    version: (name, version) => {
      const key = `${name}@${version}`;
      const known = versions.get(key);
      if (known) return known;
      const file = archiveFile(name, version);
      if (!existsSync(file)) return undefined;
      const proved = prove(JSON.parse(readText(file)) as Sources);
      if (!proved.ok) return undefined;
      versions.set(key, proved.value);
      return proved.value;
    },
    texts: {
      of: (language) => {
        const sources = prompts();
        const book = texts.get(language) ?? textsOf(sources, language);
        texts.set(language, book);
        return book;
      },
    },
    shippedTexts: { of: (language) => textsOf(shipped, language) },
    checkAll: (own) => {
      const sources = own ? withOwnTexts(shipped, own) : prompts();
      return files().map((file) => ({ file, checked: checkWith(file, sources) }));
    },
    check,
  };
}

const none: OwnTexts = new Map();

function textsOf(prompts: readonly PromptFile[], language: Language): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, text, language: spoken } of prompts) {
    const book = spoken === language ? readPrompts(text, file, language) : undefined;
    if (book?.ok) for (const [key, prompt] of book.value.prompts) texts.set(key, prompt.text);
  }
  return texts;
}

function readPromptFiles(folder: string): PromptFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && isLanguage(basename(name, '.yaml')))
    .map((name) => ({
      file: join(folder, name),
      text: readText(join(folder, name)),
      language: basename(name, '.yaml') as Language,
    }));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('file_unreadable', `The file ${file} cannot be read`, {
      kind: 'misconfigured',
      remedy: 'Check the path and that you may read it.',
      cause,
    });
  }
}

function keep(file: string, sources: Sources): void {
  if (existsSync(file)) return;
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(sources));
  renameSync(`${file}.new`, file);
}
