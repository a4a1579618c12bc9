import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CsvPiece } from '../reports/csv-pieces.ts';
import { schemas } from './api-types.ts';

/** What a route that gives a file answers. A stream: the description is for people. */
export const csvAnswers = {
  200: z.any().meta({ type: 'string', description: 'text/csv; charset=utf-8' }),
  '4xx': schemas.problem,
} as const;

/** Sends a file piece by piece, no faster than whoever reads it takes it. */
export function sendCsv(reply: FastifyReply, fileName: string, pieces: AsyncIterable<CsvPiece>): FastifyReply {
  reply.header('content-disposition', `attachment; filename="${fileName}"`);
  reply.type('text/csv; charset=utf-8');
  return reply.send(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }).map(({ csv }: CsvPiece) => csv));
}
