import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { vocabularyFolder } from '../../speech/recordings/recording-script.ts';
import { answers } from '../answer.ts';
import type { WebParts } from '../web-parts.ts';
import { promptSchemas } from './api-types.ts';
import { takeRoutes } from './take-routes.ts';
import { wireVocabularyWord } from './wire-prompt.ts';

/** Recordings of the words of the closed list, of which numbers, amounts and dates are said. */
export async function vocabularyRoutes(app: FastifyInstance, { prompts }: WebParts): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/vocabulary',
    {
      schema: {
        summary: 'The words of which numbers, amounts and dates are said in a language, and which of them are recorded',
        querystring: promptSchemas.ofLanguage,
        response: answers(promptSchemas.words),
      },
    },
    async ({ query: { language } }) => ({ items: (await prompts.vocabulary(language)).map(wireVocabularyWord) }),
  );

  takeRoutes(app, prompts.takes, {
    at: '/vocabulary/:language/:word/recording',
    params: promptSchemas.word,
    shown: promptSchemas.vocabularyWord,
    words: {
      handIn: 'Let this recording of a word be heard in place of the voice',
      file: 'this word',
      confirm: 'Say that a recording is right for the word of today, though it was made for another',
    },
    placeOf: ({ language, word }) => ({ language, prompt: null, take: `${vocabularyFolder}${word}` }),
    show: async ({ language, word: wanted }) => {
      const found = (await prompts.vocabulary(language)).find(({ word }) => word === wanted);
      return found ? wireVocabularyWord(found) : null;
    },
    missing: 'no_such_take',
  });
}
