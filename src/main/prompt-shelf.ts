import { type Language, languages } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { pcmDurationMs } from '../kernel/pcm.ts';
import { checkText } from '../speech/library/check-text.ts';
import { placesIn, writtenValue } from '../speech/library/chosen-values.ts';
import { reviewOf, textState } from '../speech/library/text-history.ts';
import type { TextEntry } from '../speech/model.ts';
import { linesOf, type ScriptLine } from '../speech/recordings/recording-script.ts';
import type { RecordingReport } from '../speech/recordings/take-recordings.ts';
import { sampleValues } from '../speech/sample-values.ts';
import { measureLevel } from '../speech/sound/level.ts';
import { spokenForms } from '../speech/speech-of.ts';
import type { PromptGaps, PromptLibrary, PromptMark, PromptPlace, PromptRow, PromptTake } from '../web/prompts/ports.ts';
import type { PromptLibraryParts } from './prompt-library.ts';
import { disproved, type PromptUses } from './prompt-uses.ts';

type Histories = ReadonlyMap<string, readonly TextEntry[]>;
type Reports = ReadonlyMap<Language, RecordingReport | undefined>;

/** How the prompts stand: whose text is heard, who has read it, what is recorded, and what is missing. */
export function promptShelf({
  flowFiles,
  words,
  wordStore,
  speech,
  nameOf,
  uses,
}: PromptLibraryParts & { readonly uses: () => PromptUses }): Pick<PromptLibrary, 'list' | 'find' | 'gaps'> {
  async function look(): Promise<{ readonly histories: Histories; readonly reports: Reports }> {
    const histories = Map.groupBy(await wordStore.texts(), ({ language, prompt }) => `${language} ${prompt}`);
    const { recordings } = await speech();
    const report = async (language: Language) =>
      (await recordings.signature(language)) === '' ? undefined : (recordings.lastReport(language) ?? recordings.take(language));
    const reports = new Map(await Promise.all(languages.map(async (each) => [each, await report(each)] as const)));
    return { histories, reports };
  }

  const textNow = (language: Language, prompt: string, history: readonly TextEntry[]) =>
    textState(history).own ?? flowFiles.shippedTexts.of(language).get(prompt) ?? null;

  function markOf(language: Language, prompt: string, histories: Histories, reports: Reports): PromptMark {
    const history = histories.get(`${language} ${prompt}`) ?? [];
    const { own, draft } = textState(history);
    const text = textNow(language, prompt, history);
    return {
      language,
      text: text === null ? 'missing' : own === null ? 'shipped' : 'own',
      drafted: draft !== null,
      review: text === null ? null : reviewOf(history, text),
      recording: text === null ? 'none' : recordingOf(takesOf(linesOf(prompt, text), reports.get(language))),
    };
  }

  function rowOf(language: Language, prompt: string, histories: Histories, reports: Reports): PromptRow {
    return {
      prompt,
      text: textNow(language, prompt, histories.get(`${language} ${prompt}`) ?? []),
      marks: languages.map((each) => markOf(each, prompt, histories, reports)),
      flows: uses().flowsOf(prompt),
    };
  }

  /** Of every language, and what flows say. */
  const allPrompts = () =>
    [...new Set([...languages.flatMap((each) => [...flowFiles.texts.of(each).keys()]), ...uses().prompts()])].sort();

  async function draftProblems(language: Language, prompt: string, draft: string): Promise<readonly string[]> {
    const checked = checkText(language, draft, uses().kindOf);
    if (!checked.ok) return [checked.message];
    const { own } = await words.look();
    const texts = new Map([...(own.get(language) ?? []), [prompt, checked.value] as const]);
    return disproved(flowFiles, own, new Map([...own, [language, texts] as const]));
  }

  /** With what each recording is like. */
  async function measured(takes: readonly Take[], report: RecordingReport | undefined): Promise<PromptTake[]> {
    const measure = async ({ name }: Take): Promise<PromptTake['recording']> => {
      const found = report?.files.get(name);
      const raw = found && (await (await speech()).recordings.files.decode(found.file));
      if (!raw?.ok) return null;
      const { rmsDbfs, peakDbfs } = measureLevel(raw.value);
      const finite = (level: number) => Math.max(level, leastDbfs);
      return {
        handedIn: found?.file.handedIn ?? false,
        durationMs: Math.round(pcmDurationMs(raw.value)),
        ...{ rmsDbfs: finite(rmsDbfs), peakDbfs: finite(peakDbfs) },
      };
    };
    return Promise.all(takes.map(async (take) => ({ ...take, recording: await measure(take) })));
  }

  return {
    list: async (language) => {
      const { histories, reports } = await look();
      return allPrompts().map((prompt) => rowOf(language, prompt, histories, reports));
    },
    find: async (language, prompt) => {
      if (!allPrompts().includes(prompt)) return undefined;
      const { histories, reports } = await look();
      const row = rowOf(language, prompt, histories, reports);
      const history = histories.get(`${language} ${prompt}`) ?? [];
      const { draft } = textState(history);
      const named = history.map(async ({ action, text, reviewer, at, actor }) => ({
        action,
        text,
        reviewer,
        at,
        by: await nameOf(actor),
      }));
      return {
        ...row,
        language,
        mark: markOf(language, prompt, histories, reports),
        shipped: flowFiles.shippedTexts.of(language).get(prompt) ?? null,
        draft,
        draftReview: draft === null ? null : reviewOf(history, draft),
        draftProblems: draft === null ? [] : await draftProblems(language, prompt, draft),
        places: placesOf(language, [row.text, draft], uses()),
        takes:
          row.text === null
            ? []
            : await measured(takesOf(linesOf(prompt, row.text), reports.get(language)), reports.get(language)),
        history: (await Promise.all(named)).reverse(),
      };
    },
    gaps: async () => {
      const { histories, reports } = await look();
      const all = allPrompts();
      const { voicesOf } = await speech();
      const gapsOf = async (language: Language): Promise<PromptGaps> => {
        const marks = all.map((prompt) => ({ prompt, mark: markOf(language, prompt, histories, reports) }));
        const those = (is: (mark: PromptMark) => boolean) => marks.flatMap(({ prompt, mark }) => (is(mark) ? [prompt] : []));
        const voices = voicesOf(language).map(async ({ name, audio }) => ({
          voice: name,
          lacking: await audio.lacking(language),
        }));
        return {
          language,
          prompts: all.length,
          missing: those(({ text }) => text === 'missing'),
          unreviewed: those(({ text, review }) => text !== 'missing' && review === null),
          unrecorded: those(({ text, recording }) => text !== 'missing' && (recording === 'none' || recording === 'part')),
          outdated: those(({ recording }) => recording === 'outdated'),
          voices: await Promise.all(voices),
        };
      };
      return Promise.all(languages.map(gapsOf));
    },
  };
}

/** Of digital silence, which has no level. */
const leastDbfs = -120;

type Take = Omit<PromptTake, 'recording'>;

/** What is recorded of each of these lines, and what is wrong with it. */
export function takesOf(lines: readonly ScriptLine[], report: RecordingReport | undefined): Take[] {
  return lines.map((line) => {
    const recording = report?.set.byName.get(line.name);
    const problem = report?.files.get(line.name)?.problem ?? null;
    const stale = recording ? recording.line.text !== line.text : problem?.reason === 'text_changed';
    const state = stale ? 'outdated' : recording ? 'recorded' : problem ? 'refused' : 'none';
    return { name: line.name, text: line.text, state, problem: problem?.message ?? null };
  });
}

function recordingOf(takes: readonly Take[]): PromptMark['recording'] {
  if (takes.some(({ state }) => state === 'outdated')) return 'outdated';
  const recorded = takes.filter(({ state }) => state === 'recorded').length;
  if (recorded === 0) return 'none';
  return recorded === takes.length ? 'whole' : 'part';
}

function placesOf(language: Language, texts: readonly (string | null)[], { kindOf }: PromptUses): PromptPlace[] {
  const places = new Set(texts.flatMap((text) => (text === null ? [] : placesSafely(text))));
  return [...places].flatMap((place) => {
    try {
      const sample = sampleValues(language, `{${place}}`, 'usual', kindOf)[place];
      if (!sample) return [];
      return [{ place, kind: sample.kind, sample: writtenValue(sample), forms: spokenForms[language][sample.kind] ?? [] }];
    } catch (error) {
      if (error instanceof Fault) return [];
      throw error;
    }
  });
}

function placesSafely(text: string): string[] {
  try {
    return placesIn(text).map(({ place }) => place);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
