import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Result } from '../../kernel/result.ts';
import type { TakePlace } from '../../speech/recordings/hand-in-recording.ts';
import { vocabularyFolder } from '../../speech/recordings/recording-script.ts';
import { answers, refused } from '../answer.ts';
import { schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { promptSchemas } from './api-types.ts';
import { recordingBody } from './recording-body.ts';
import { sendSound } from './send-sound.ts';
import { wireVocabularyWord } from './wire-prompt.ts';

/** Recordings of the words of the closed list, of which numbers, amounts and dates are said. */
export async function vocabularyRoutes(app: FastifyInstance, { prompts }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { word: params, vocabularyWord } = promptSchemas;
  const at = '/vocabulary/:language/:word/recording';
  recordingBody(app);

  async function shown(place: Wanted, reply: FastifyReply, done: Result<void>) {
    if (!done.ok) return refused(reply, done);
    const found = (await prompts.vocabulary(place.language)).find(({ word }) => word === place.word);
    return found ? wireVocabularyWord(found) : sendProblem(reply, 'no_such_take');
  }

  api.get(
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

  api.put(
    at,
    {
      schema: {
        summary: 'Let this recording of a word be heard in place of the voice',
        description:
          'The body is the file, WAVE or MP3, as it is. What cannot be this word is refused with what is wrong with it.',
        consumes: ['application/octet-stream'],
        params,
        response: answers(vocabularyWord),
      },
    },
    async (request, reply) => {
      if (!(request.body instanceof Uint8Array))
        return sendProblem(reply, 'wrong_media_type', { detail: 'Send the file itself' });
      const done = await prompts.takes.handIn(placeOf(request.params), request.body, userNameOf(request));
      return shown(request.params, reply, done);
    },
  );

  api.delete(
    at,
    { schema: { summary: 'Remove a recording that was handed in here', params, response: answers(vocabularyWord) } },
    async (request, reply) => {
      const done = await prompts.takes.remove(placeOf(request.params), userNameOf(request));
      return shown(request.params, reply, done);
    },
  );

  api.post(
    `${at}/confirm`,
    {
      schema: {
        summary: 'Say that a recording is right for the word of today, though it was made for another',
        params,
        response: answers(vocabularyWord),
      },
    },
    async (request, reply) => {
      const done = await prompts.takes.confirm(placeOf(request.params), userNameOf(request));
      return shown(request.params, reply, done);
    },
  );

  api.get(
    `${at}/sound`,
    {
      schema: {
        summary: 'A recording as a debtor would hear it (audio/wav)',
        params,
        response: { 200: z.unknown(), '4xx': schemas.problem },
      },
    },
    async (request, reply) => sendSound(reply, await prompts.takes.listen(placeOf(request.params))),
  );
}

type Wanted = z.output<typeof promptSchemas.word>;

function placeOf({ language, word }: Wanted): TakePlace {
  return { language, prompt: null, take: `${vocabularyFolder}${word}` };
}
