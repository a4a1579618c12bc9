import { z } from 'zod';
import { languages } from '../../kernel/country.ts';
import { textActions } from '../../speech/model.ts';
import { instant } from '../api-types.ts';

const language = z.enum(languages);
const promptKey = z.string().regex(/^[a-z][a-z0-9-]{0,99}$/);
const review = z.object({ reviewer: z.string(), at: instant }).nullable();
const text = z.string().min(1).max(2000);

const mark = z.object({
  language,
  text: z.enum(['missing', 'shipped', 'own']).meta({ description: 'Whose text is heard' }),
  drafted: z.boolean(),
  review: review.meta({ description: 'Of exactly the text that is heard' }),
  recording: z
    .enum(['none', 'part', 'whole', 'outdated'])
    .meta({ description: 'outdated: it says an earlier text and is not heard' }),
});

const row = z
  .object({
    prompt: promptKey,
    text: z.string().nullable().meta({ description: 'What is heard in the language that was asked for' }),
    marks: z.array(mark).meta({ description: 'Of every language' }),
    flows: z.array(z.string()).meta({ description: 'Flows that say it' }),
  })
  .meta({ id: 'Prompt' });

const takeState = z.enum(['recorded', 'outdated', 'refused', 'none']).meta({ description: 'Only what is `recorded` is heard' });

const place = z.object({
  place: z.string(),
  kind: z.enum(['money', 'date', 'integer', 'name', 'digits', 'text']),
  sample: z.string(),
  forms: z.array(z.string()).meta({ description: 'May stand behind a bar: {total|accusative}' }),
});

const detail = row
  .extend({
    language,
    mark,
    shipped: z.string().nullable(),
    draft: z.string().nullable(),
    draftReview: review,
    draftProblems: z.array(z.string()).meta({ description: 'Why the draft cannot be put into use' }),
    places: z.array(place),
    takes: z.array(
      z.object({
        ...{ name: z.string(), text: z.string() },
        state: takeState,
        problem: z.string().nullable().meta({ description: 'Why a recording is not heard' }),
        recording: z
          .object({ handedIn: z.boolean(), durationMs: z.int(), rmsDbfs: z.number(), peakDbfs: z.number() })
          .nullable()
          .meta({ description: 'As it was recorded; `handedIn`: it may be removed here, others were delivered as files' }),
      }),
    ),
    history: z.array(
      z.object({
        action: z.enum(textActions),
        text: z.string().nullable(),
        reviewer: z.string().nullable(),
        by: z.string(),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'PromptDetail' });

const word = z
  .object({
    word: z.string().meta({ description: 'As its file is called: `dvacateho-tretiho`' }),
    text: z.string(),
    state: takeState,
    problem: z.string().nullable().meta({ description: 'Why a recording is not heard' }),
    recording: z
      .enum(['handed_in', 'delivered'])
      .nullable()
      .meta({ description: 'handed_in: it may be removed here; others were delivered as files' }),
    changed: z
      .object({ action: z.enum(textActions), by: z.string(), at: instant })
      .nullable()
      .meta({ description: 'What was done here last' }),
  })
  .meta({ id: 'VocabularyWord' });

const flowNames = z.array(z.string());
const inUse = detail
  .extend({
    publishedFlows: flowNames.meta({ description: 'Published anew: new calls hear the text' }),
    waitingFlows: flowNames.meta({ description: 'Their file has changes that are not published: heard when they are published' }),
  })
  .meta({ id: 'PromptInUse' });

const measured = z
  .object({
    prompt: promptKey,
    measure: z
      .object({
        ...{ shortestMs: z.int(), usualMs: z.int(), longestMs: z.int() },
        ...{ rmsDbfs: z.number(), peakDbfs: z.number() },
      })
      .nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'MeasuredPrompt' });

const keys = z.array(promptKey);
const gaps = z
  .object({
    language,
    prompts: z.int(),
    ...{ missing: keys, unreviewed: keys, unrecorded: keys, outdated: keys },
    voices: z.array(z.object({ voice: z.string(), lacking: keys })),
  })
  .meta({ id: 'PromptGaps' });

const spelling = { word: z.string().min(1).max(200), kind: z.enum(['respelling', 'phonemes']), said: z.string().min(1).max(200) };
const lexiconEntry = z.object({ language, ...spelling, by: z.string(), at: instant }).meta({ id: 'LexiconEntry' });

export const promptSchemas = {
  params: z.object({ language, prompt: promptKey }),
  take: z.object({ language, prompt: promptKey, take: z.string().regex(/^[a-z][a-z0-9-]{0,99}(\.\d{1,3})?$/) }),
  word: z.object({ language, word: z.string().regex(/^[\p{L}\p{M}-]{1,100}$/u) }),
  words: z.object({ items: z.array(word) }),
  vocabularyWord: word,
  page: z.object({
    language,
    limit: z.coerce.number().int().min(1).max(500).default(200),
    after: promptKey.optional().meta({ description: 'Prompts behind this key' }),
  }),
  rows: z.object({ items: z.array(row), next: z.string().nullable() }),
  detail,
  inUse,
  ofLanguage: z.object({ language }),
  measured: z.object({ items: z.array(measured) }),
  gaps: z.object({ items: z.array(gaps) }),
  draftWish: z.strictObject({ text }).meta({ id: 'PromptDraftWish' }),
  reviewWish: z
    .strictObject({ text, reviewer: z.string().min(1).max(100).meta({ description: 'Who has read it' }) })
    .meta({ id: 'PromptReviewWish' }),
  listenWish: z
    .strictObject({ text: text.optional(), values: z.record(z.string().max(60), z.string().max(200)).default({}) })
    .meta({ id: 'PromptListenWish' }),
  lexicon: z.object({ items: z.array(lexiconEntry) }),
  lexiconEntry,
  lexiconWish: z.strictObject({ language, ...spelling }).meta({ id: 'LexiconWish' }),
  lexiconRemoval: z.strictObject({ language, word: spelling.word }).meta({ id: 'LexiconRemoval' }),
  lexiconListenWish: z
    .strictObject({ language, words: z.string().min(1).max(300), entry: z.strictObject(spelling).nullable().default(null) })
    .meta({ id: 'LexiconListenWish' }),
} as const;

export type PromptWire = z.output<typeof row>;
export type PromptDetailWire = z.output<typeof detail>;
export type PromptMarkWire = z.output<typeof mark>;
export type MeasuredPromptWire = z.output<typeof measured>;
export type VocabularyWordWire = z.output<typeof word>;
export type PromptTakeWire = PromptDetailWire['takes'][number];
export type LexiconEntryWire = z.output<typeof lexiconEntry>;
export type LexiconWish = z.input<typeof promptSchemas.lexiconWish>;
