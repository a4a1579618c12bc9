import type { FastifyReply } from 'fastify';
import type { Result } from '../../kernel/result.ts';
import { refused } from '../answer.ts';
import type { HeardPrompt } from './ports.ts';

/** Sound as a WAVE file; its length (ms) and voice in headers. */
export function sendSound(reply: FastifyReply, heard: Result<HeardPrompt>): FastifyReply {
  if (!heard.ok) return refused(reply, heard);
  const { wav, durationMs, voice } = heard.value;
  return reply
    .header('x-duration-ms', String(durationMs))
    .header('x-voice', voice)
    .type('audio/wav')
    .serializer((sound: Uint8Array) => Buffer.from(sound) as never)
    .send(wav);
}
