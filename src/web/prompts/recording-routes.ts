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
import { recordingBody } from './recording-body.ts';
import { sendSound } from './send-sound.ts';
import { wirePromptDetail } from './wire-prompt.ts';

/** What a person recorded of a prompt, piece by piece: handed in, heard, confirmed and removed. */
export async function promptRecordingRoutes(app: FastifyInstance, { prompts }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { take: params, detail } = promptSchemas;
  const at = '/prompts/:language/:prompt/recordings/:take';
  recordingBody(app);

  async function shown({ language, prompt }: z.output<typeof params>, reply: FastifyReply, done: Result<void>) {
    if (!done.ok) return refused(reply, done);
    const found = await prompts.find(language, prompt);
    return found ? wirePromptDetail(found) : sendProblem(reply, 'no_such_prompt');
  }

  api.put(
    at,
    {
      schema: {
        summary: 'Let this recording be heard in place of the voice',
        description:
          'The body is the file, WAVE or MP3, as it is. What cannot be these words is refused with what is wrong with it.',
        consumes: ['application/octet-stream'],
        params,
        response: answers(detail),
      },
    },
    async (request, reply) => {
      if (!(request.body instanceof Uint8Array))
        return sendProblem(reply, 'wrong_media_type', { detail: 'Send the file itself' });
      return shown(request.params, reply, await prompts.takes.handIn(request.params, request.body, userNameOf(request)));
    },
  );

  api.delete(
    at,
    { schema: { summary: 'Remove a recording that was handed in here', params, response: answers(detail) } },
    async (request, reply) => shown(request.params, reply, await prompts.takes.remove(request.params, userNameOf(request))),
  );

  api.post(
    `${at}/confirm`,
    {
      schema: {
        summary: 'Say that a recording is right for the words of today, though they have changed since',
        params,
        response: answers(detail),
      },
    },
    async (request, reply) => shown(request.params, reply, await prompts.takes.confirm(request.params, userNameOf(request))),
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
    async (request, reply) => sendSound(reply, await prompts.takes.listen(request.params)),
  );
}
