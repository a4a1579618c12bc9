import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { answers, made, refused } from '../answer.ts';
import { schemas } from '../api-types.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireInstant } from '../wire.ts';
import { promptSchemas } from './api-types.ts';
import { sendSound } from './send-sound.ts';

/** How the voices say words that they get wrong. */
export async function lexiconRoutes(app: FastifyInstance, { prompts: { lexicon } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const list = async () =>
    (await lexicon.list()).map(({ language, word, kind, said, by, at }) => ({
      language,
      word,
      kind,
      said,
      by,
      at: wireInstant(at),
    }));

  api.get(
    '/lexicon',
    { schema: { summary: 'Every pronunciation, by language and word', response: answers(promptSchemas.lexicon) } },
    async () => ({ items: await list() }),
  );

  api.post(
    '/lexicon',
    {
      config: { creates: true },
      schema: {
        summary: 'Say a word so from now on, in calls that are prepared from then',
        description: 'respelling: in letters of the language ("gúgl"). phonemes: in letters of the IPA ("ˈɡuːɡl̩").',
        body: promptSchemas.lexiconWish,
        response: made(promptSchemas.lexiconEntry),
      },
    },
    async (request, reply) => {
      const { language, ...entry } = request.body;
      const set = await lexicon.set(language, entry, userNameOf(request));
      if (!set.ok) return refused(reply, set);
      const { word, kind, said, at } = set.value;
      const by = (await lexicon.list()).find((each) => each.language === language && each.word === word)?.by ?? '';
      return reply.code(201).send({ language, word, kind, said, by, at: wireInstant(at) });
    },
  );

  api.post(
    '/lexicon/remove',
    {
      schema: {
        summary: 'Say a word as it is written again',
        body: promptSchemas.lexiconRemoval,
        response: answers(promptSchemas.lexicon),
      },
    },
    async (request, reply) => {
      const removed = await lexicon.remove(request.body.language, request.body.word, userNameOf(request));
      return removed.ok ? { items: await list() } : refused(reply, removed);
    },
  );

  api.post(
    '/lexicon/sound',
    {
      schema: {
        summary: 'Words as the lexicon has them said, or as they would be with an entry tried out (audio/wav)',
        body: promptSchemas.lexiconListenWish,
        response: { 200: z.unknown(), '4xx': schemas.problem },
      },
    },
    async ({ body: { language, words, entry } }, reply) => sendSound(reply, await lexicon.listen(language, words, entry)),
  );
}
