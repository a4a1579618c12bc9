import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FlowLibrary } from '../dialer/ports.ts';
import type { CompiledFlow, FlowProof } from '../flow/compile.ts';
import { type FlowSource, loadFlow, type SourceFile } from '../flow/load-flow.ts';
import { readPrompts } from '../flow/prompt-book.ts';
import { isLanguage, type Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { PromptTexts } from '../speech/ports.ts';
import { spokenForms } from '../speech/speech-of.ts';

export type FlowFiles = FlowLibrary & {
  readonly texts: PromptTexts;
  /** Every flow file with its proof or what is wrong with it. */
  checkAll(): readonly {
    readonly file: string;
    readonly checked: FlowProof;
  }[];
  check(file: string): FlowProof;
};

type PromptFile = SourceFile & { readonly language: Language };
type Sources = { readonly flow: FlowSource; readonly prompts: readonly PromptFile[] };

/**
 * The flows of a folder, proved when first asked for. What is run is kept in the archive under its version, so that a call goes on with
 * the flow that it began with even when the file has changed in between.
 * Throws Fault `flow_refused` when a flow file that is asked for cannot be proved.
 */
export function fileFlowLibrary(flowFolder: string, promptFolder: string, archive: string): FlowFiles {
  const prompts = readPromptFiles(promptFolder);
  const published = new Map<string, CompiledFlow>();
  const versions = new Map<string, CompiledFlow>();
  const texts = new Map<Language, ReadonlyMap<string, string>>();

  function files(): string[] {
    return readdirSync(flowFolder)
      .filter((name) => isFlowFile(name))
      .sort()
      .map((name) => join(flowFolder, name));
  }

  const prove = ({ flow, prompts: texts }: Sources) => loadFlow(flow, texts, spokenForms);
  const check = (file: string) => prove({ flow: flowSource(file), prompts });

  function publish(file: string): CompiledFlow {
    const sources: Sources = { flow: flowSource(file), prompts };
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
        const known = texts.get(language) ?? textsOf(prompts, language);
        texts.set(language, known);
        return known;
      },
    },
    checkAll: () => files().map((file) => ({ file, checked: check(file) })),
    check,
  };
}

function isFlowFile(name: string): boolean {
  return name.endsWith('.yaml') && !/\.(test|part)\.yaml$/.test(name);
}

/** A flow file with the subflows that stand beside it. */
function flowSource(file: string): FlowSource {
  const folder = dirname(file);
  const parts = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.part.yaml')) : [];
  const subflows = parts.sort().map((name) => ({ file: join(folder, name), text: readText(join(folder, name)) }));
  return { file, text: readText(file), subflows };
}

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
