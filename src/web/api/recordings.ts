import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isAudible } from '../../dialer/model.ts';
import { isId } from '../../kernel/ids.ts';
import { attemptId, schemas } from '../api-types.ts';
import { saying, sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireInstant } from '../wire.ts';

const recordingName = z.string().regex(/^att_[0-9a-hjkmnp-tv-z]{26}(?:-\d{1,6}){1,2}$/);

/** A file: the description is for people. */
const wav = z.any().meta({ type: 'string', format: 'binary', description: 'audio/wav, 8 kHz' });

/** What was recorded of calls. Only operators may hear or delete it, and whoever hears it is in the journal. */
export async function recordingRoutes(app: FastifyInstance, { recordings }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/calls/:id/recordings',
    {
      schema: {
        summary: 'What was recorded of a call',
        params: z.object({ id: attemptId }),
        response: { 200: schemas.recordings, '4xx': schemas.problem },
      },
    },
    async (request) => {
      const { id } = request.params;
      const found = isId('att', id) ? await recordings.ofCall(id) : [];
      return {
        items: found.map((recording) => {
          const { name, purpose, state, startedAt, durationMs } = recording;
          return { id: name, purpose, state, audible: isAudible(recording), durationMs, startedAt: wireInstant(startedAt) };
        }),
      };
    },
  );

  api.get(
    '/recordings/:name/sound',
    {
      config: { operatorsOnly: true },
      schema: {
        summary: 'The sound of a recording; that you opened it is written down',
        params: z.object({ name: recordingName }),
        response: { 200: wav, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const opened = await recordings.open(request.params.name, userNameOf(request));
      if (!opened.ok) return sendProblem(reply, opened.reason, saying(opened));
      reply.header('accept-ranges', 'none');
      return reply.type('audio/wav').send(opened.value);
    },
  );

  api.delete(
    '/recordings/:name',
    {
      schema: {
        summary: 'Delete the sound of a recording; that there was one stays on record',
        params: z.object({ name: recordingName }),
        response: { 204: z.null(), '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const deleted = await recordings.remove(request.params.name, userNameOf(request));
      if (!deleted.ok) return sendProblem(reply, deleted.reason, saying(deleted));
      return reply.code(204).send(null);
    },
  );
}
