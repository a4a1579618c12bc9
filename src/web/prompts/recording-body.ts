import type { FastifyInstance } from 'fastify';
import { mostRecordingBytes } from '../../speech/model.ts';

/** Lets orders of `app` bring a sound file along as their body. */
export function recordingBody(app: FastifyInstance): void {
  const sound = { parseAs: 'buffer', bodyLimit: mostRecordingBytes } as const;
  app.addContentTypeParser('application/octet-stream', sound, (_request, body, done) => done(null, body));
}
