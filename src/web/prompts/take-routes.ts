import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Result } from '../../kernel/result.ts';
import { mostRecordingBytes } from '../../speech/model.ts';
import type { TakePlace } from '../../speech/recordings/hand-in-recording.ts';
import { answers, refused } from '../answer.ts';
import { schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { Takes } from './ports.ts';
import { sendSound } from './send-sound.ts';

/** `words`: what the file is to be, as the documentation of the API says it. `show`: what has become of it, null where nothing is there any more. */
export type TakeAddress<Params extends z.ZodType, Shown extends z.ZodType> = {
  readonly at: string;
  readonly params: Params;
  readonly shown: Shown;
  readonly words: { readonly handIn: string; readonly file: string; readonly confirm: string };
  readonly placeOf: (params: z.output<Params>) => TakePlace;
  readonly show: (params: z.output<Params>) => Promise<z.output<Shown> | null>;
  readonly missing: 'no_such_prompt' | 'no_such_take';
};

/** What a person recorded at an address of the API: handed in, heard, confirmed and removed. Lets the orders of `app` bring a sound file along. */
export function takeRoutes<Params extends z.ZodType, Shown extends z.ZodType>(
  app: FastifyInstance,
  takes: Takes,
  { at, params, shown, words, placeOf, show, missing }: TakeAddress<Params, Shown>,
): void {
  const sound = { parseAs: 'buffer', bodyLimit: mostRecordingBytes } as const;
  app.addContentTypeParser('application/octet-stream', sound, (_request, body, done) => done(null, body));
  const asked = (request: FastifyRequest) => request.params as z.output<Params>; // by the schema of the route
  const response = answers(shown);

  async function told(request: FastifyRequest, reply: FastifyReply, done: Result<void>) {
    if (!done.ok) return refused(reply, done);
    return (await show(asked(request))) ?? sendProblem(reply, missing);
  }

  const description = `The body is the file, WAVE or MP3, as it is. What cannot be ${words.file} is refused with what is wrong with it.`;
  app.put(
    at,
    { schema: { summary: words.handIn, description, consumes: ['application/octet-stream'], params, response } },
    async (request, reply) => {
      if (!(request.body instanceof Uint8Array))
        return sendProblem(reply, 'wrong_media_type', { detail: 'Send the file itself' });
      return told(request, reply, await takes.handIn(placeOf(asked(request)), request.body, userNameOf(request)));
    },
  );

  app.delete(
    at,
    { schema: { summary: 'Remove a recording that was handed in here', params, response } },
    async (request, reply) => told(request, reply, await takes.remove(placeOf(asked(request)), userNameOf(request))),
  );

  app.post(`${at}/confirm`, { schema: { summary: words.confirm, params, response } }, async (request, reply) =>
    told(request, reply, await takes.confirm(placeOf(asked(request)), userNameOf(request))),
  );

  app.get(
    `${at}/sound`,
    {
      schema: {
        summary: 'A recording as a debtor would hear it (audio/wav)',
        params,
        response: { 200: z.unknown(), '4xx': schemas.problem },
      },
    },
    async (request, reply) => sendSound(reply, await takes.listen(placeOf(asked(request)))),
  );
}
