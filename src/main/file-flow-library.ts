import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { FlowFiles, ReadFlow } from '../cli/flow-desk.ts';
import type { CompiledFlow } from '../flow/compile.ts';
import { readFlow } from '../flow/document.ts';
import type { FlowWarning } from '../flow/flow-problem.ts';
import { type FlowSource, loadFlow } from '../flow/load-flow.ts';
import { readPrompts } from '../flow/prompt-book.ts';
import { reloadFlow } from '../flow/reload-flow.ts';
import { isLanguage, type Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { PromptTexts } from '../speech/ports.ts';
import { spokenForms } from '../speech/speech-of.ts';
import { type OwnTexts, type PromptFile, withOwnTexts } from './with-own-texts.ts';

/** Where `own` is given, these texts of operators are meant instead of those that are heard now. */
export type FlowLibraryFiles = FlowFiles & {
  readonly shippedTexts: PromptTexts;
  read(file: string, own?: OwnTexts): ReadFlow;
  keep(file: string, own?: OwnTexts): ReadFlow;
  /** Every flow file of the folder with its proof or what is wrong with it. */
  checkAll(own?: OwnTexts): readonly { readonly file: string; readonly checked: ReadFlow }[];
};

type Sources = { readonly flow: FlowSource; readonly prompts: readonly PromptFile[] };

/**
 * Flows and prompts of two folders, and the archive of what was ever published or called: the sources under the version that they had, with
 * the texts as heard, so that a call goes on with the flow that it began with even when files or texts have changed in between.
 * `ownTexts`: those of operators that are heard now; where others are, flows that say them have another version.
 */
export function fileFlowLibrary(
  flowFolder: string,
  promptFolder: string,
  archive: string,
  ownTexts: () => OwnTexts = () => none,
): FlowLibraryFiles {
  const shipped = readPromptFiles(promptFolder);
  let known: { readonly own: OwnTexts; readonly prompts: readonly PromptFile[] } = { own: none, prompts: shipped };
  const texts = new Map<Language, ReadonlyMap<string, string>>();
  const archiveFile = (name: string, version: string) => join(archive, `${name}@${version}.json`);

  function prompts(): readonly PromptFile[] {
    const own = ownTexts();
    if (own !== known.own) {
      known = { own, prompts: withOwnTexts(shipped, own) };
      texts.clear();
    }
    return known.prompts;
  }

  function archived(name: string, version: string): Sources | undefined {
    const file = archiveFile(name, version);
    return existsSync(file) ? (JSON.parse(readText(file)) as Sources) : undefined;
  }

  const files = () =>
    readdirSync(flowFolder)
      .filter(isFlowFile)
      .sort()
      .map((name) => join(flowFolder, name));
  const promptsWith = (own: OwnTexts | undefined) => (own ? withOwnTexts(shipped, own) : prompts());
  const sourcesOf = (file: string, own?: OwnTexts): Sources => ({
    flow: flowSource(file),
    prompts: promptsWith(own),
  });

  return {
    texts: {
      of: (language) => {
        const sources = prompts();
        const book = texts.get(language) ?? textsOf(sources, language);
        texts.set(language, book);
        return book;
      },
    },
    shippedTexts: { of: (language) => textsOf(shipped, language) },
    files,
    read: (file: string, own?: OwnTexts) => prove(sourcesOf(file, own)),
    checkAll: (own) => {
      const sources = promptsWith(own);
      return files().map((file) => ({ file, checked: prove({ flow: flowSource(file), prompts: sources }) }));
    },
    keep: (file: string, own?: OwnTexts) => {
      const sources = sourcesOf(file, own);
      const proved = prove(sources);
      if (proved.ok) keep(archiveFile(proved.value.flow.name, proved.value.flow.version), sources);
      return proved;
    },
    kept: (name, version) => {
      const sources = archived(name, version);
      return sources && under(version, asItWas(sources));
    },
    keptAndProved: (name, version) => {
      const sources = archived(name, version);
      return sources && under(version, prove(sources));
    },
    keptVersions: (name) => {
      if (!existsSync(archive)) return [];
      const prefix = `${name}@`;
      return readdirSync(archive)
        .filter((file) => file.startsWith(prefix) && file.endsWith('.json'))
        .map((file) => file.slice(prefix.length, -'.json'.length));
    },
    isShipped: (file) => dirname(resolve(file)) === shippedFolder,
    transcripts: (file) => {
      const beside = file.replace(/\.yaml$/, '.test.yaml');
      return beside !== file && existsSync(beside) ? { file: beside, text: readText(beside) } : undefined;
    },
  };
}

const none: OwnTexts = new Map();

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

const shippedFolder = resolve(import.meta.dirname, '../../ivr-flows');

function prove({ flow: source, prompts }: Sources): ReadFlow {
  const flow = loadFlow(source, prompts, spokenForms);
  return flow.ok ? withDocument(source, flow.value, flow.warnings) : flow;
}

/** What was proved when it was kept. */
function asItWas({ flow: source, prompts }: Sources): ReadFlow {
  const flow = reloadFlow(source, prompts);
  return flow.ok ? withDocument(source, flow.value, []) : flow;
}

function withDocument({ text, file }: FlowSource, flow: CompiledFlow, warnings: readonly FlowWarning[]): ReadFlow {
  const document = readFlow(text, file);
  if (!document.ok) throw new Error(`${file} was taken and cannot be read`);
  return { ok: true, value: { flow, document: document.value, warnings } };
}

/** A later program may hash otherwise; the calls, the journal and the archive know it by the version that it was kept under. */
function under(version: string, read: ReadFlow): ReadFlow {
  return read.ok ? { ok: true, value: { ...read.value, flow: { ...read.value.flow, version } } } : read;
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
  writeFileSync(`${file}.new`, JSON.stringify(sources), { flush: true });
  renameSync(`${file}.new`, file);
}
