import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Result } from '../../kernel/result.ts';
import { answers, refused } from '../answer.ts';
import { schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { promptSchemas } from './api-types.ts';
import { sendSound } from './send-sound.ts';
import { wirePrompt, wirePromptDetail } from './wire-prompt.ts';

/** What calls say: looked at, changed by way of a draft, reviewed, measured and heard. */
export async function promptRoutes(app: FastifyInstance, { prompts }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { params } = promptSchemas;
  const at = '/prompts/:language/:prompt';
  type Place = z.output<typeof params>;

  async function shown({ language, prompt }: Place, reply: FastifyReply, done: Result<unknown> = { ok: true, value: null }) {
    if (!done.ok) return refused(reply, done);
    const detail = await prompts.find(language, prompt);
    return detail ? wirePromptDetail(detail) : sendProblem(reply, 'no_such_prompt');
  }

  api.get(
    '/prompts',
    {
      schema: {
        summary: 'What calls say in a language, by key, and how each prompt stands in every language',
        querystring: promptSchemas.page,
        response: answers(promptSchemas.rows),
      },
    },
    async ({ query: { language, limit, after = '' } }) => {
      const found = (await prompts.list(language)).filter(({ prompt }) => prompt > after);
      const items = found.slice(0, limit);
      return { items: items.map(wirePrompt), next: found.length > limit ? (items.at(-1)?.prompt ?? null) : null };
    },
  );

  api.get(
    '/prompt-gaps',
    {
      schema: {
        summary: 'What each language lacks: texts, reviews, recordings, and prompts that a voice has not said yet',
        response: answers(promptSchemas.gaps),
      },
    },
    async () => {
      const all = await prompts.gaps();
      const items = all.map(({ missing, unreviewed, unrecorded, outdated, voices, ...rest }) => ({
        ...rest,
        ...{ missing: [...missing], unreviewed: [...unreviewed], unrecorded: [...unrecorded], outdated: [...outdated] },
        voices: voices.map(({ voice, lacking }) => ({ voice, lacking: [...lacking] })),
      }));
      return { items };
    },
  );

  api.get(
    '/prompt-measures',
    {
      schema: {
        summary: 'How long each prompt lasts with short, usual and long values (ms), and how loud it is (dBFS)',
        querystring: promptSchemas.ofLanguage,
        response: answers(promptSchemas.measured),
      },
    },
    async ({ query }) => ({ items: [...(await prompts.measure(query.language))] }),
  );

  api.get(
    at,
    {
      schema: {
        summary: 'A prompt in one language: text, draft, review, history',
        params,
        response: answers(promptSchemas.detail),
      },
    },
    async (request, reply) => shown(request.params, reply),
  );

  api.put(
    `${at}/draft`,
    {
      schema: {
        summary: 'Write another text; nobody hears it until it is put into use',
        params,
        body: promptSchemas.draftWish,
        response: answers(promptSchemas.detail),
      },
    },
    async (request, reply) => {
      const { language, prompt } = request.params;
      return shown(request.params, reply, await prompts.draft(language, prompt, request.body.text, userNameOf(request)));
    },
  );

  api.post(
    `${at}/discard`,
    { schema: { summary: 'Throw the draft away', params, response: answers(promptSchemas.detail) } },
    async (request, reply) => {
      const { language, prompt } = request.params;
      return shown(request.params, reply, await prompts.discard(language, prompt, userNameOf(request)));
    },
  );

  const orders = [
    { path: 'use', verb: prompts.use, summary: 'Let new calls hear the draft, in every published flow without other changes' },
    { path: 'restore', verb: prompts.restore, summary: 'Let new calls hear the shipped text again, in the same way' },
  ];
  for (const { path, verb, summary } of orders)
    api.post(`${at}/${path}`, { schema: { summary, params, response: answers(promptSchemas.inUse) } }, async (request, reply) => {
      const { language, prompt } = request.params;
      const done = await verb(language, prompt, userNameOf(request));
      if (!done.ok) return refused(reply, done);
      const detail = await prompts.find(language, prompt);
      if (!detail) return sendProblem(reply, 'no_such_prompt');
      const { publishedFlows, waitingFlows } = done.value;
      return { ...wirePromptDetail(detail), publishedFlows: [...publishedFlows], waitingFlows: [...waitingFlows] };
    });

  api.post(
    `${at}/reviews`,
    {
      config: { creates: true },
      schema: {
        summary: 'Say who has read exactly this text, heard or drafted, and found it right',
        params,
        body: promptSchemas.reviewWish,
        response: answers(promptSchemas.detail),
      },
    },
    async (request, reply) => {
      const { language, prompt } = request.params;
      return shown(request.params, reply, await prompts.review(language, prompt, request.body, userNameOf(request)));
    },
  );

  const sound = { 200: z.unknown(), '4xx': schemas.problem } as const;
  api.get(
    `${at}/sound`,
    { schema: { summary: 'As a debtor hears it, with sample values (audio/wav)', params, response: sound } },
    async (request, reply) => sendSound(reply, await prompts.listen(request.params.language, request.params.prompt, {})),
  );

  api.post(
    `${at}/sound`,
    {
      schema: {
        summary: 'The same with another text, or values of your own (audio/wav)',
        params,
        body: promptSchemas.listenWish,
        response: sound,
      },
    },
    async (request, reply) => {
      const { text, values } = request.body;
      const wish = { ...(text !== undefined && { text }), values };
      return sendSound(reply, await prompts.listen(request.params.language, request.params.prompt, wish));
    },
  );
}
