import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CaseId, DocumentId } from '../../kernel/ids.ts';
import { answers, made, refused } from '../answer.ts';
import { idOf, schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireInstant } from '../wire.ts';
import { type DocumentWire, documentId, documentSchemas } from './api-types.ts';
import type { DocumentDesk } from './ports.ts';

const ofCase = z.object({ id: idOf('cas') });
const ofDocument = z.object({ id: documentId });
const file = z.any().meta({ type: 'string', format: 'binary', description: 'The file as it was handed in' });

/** Files on cases. Only operators may open them, and whoever does is in the journal. */
export async function documentRoutes(app: FastifyInstance, { backOffice: { documents } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  api.get(
    '/cases/:id/documents',
    {
      schema: { summary: 'The files on a case, the newest first', params: ofCase, response: answers(documentSchemas.documents) },
    },
    async (request) => ({ items: (await documents.ofCase(request.params.id as CaseId)).map(wireDocument) }),
  );

  api.post(
    '/cases/:id/documents',
    {
      config: { creates: true },
      schema: {
        summary: 'Put a file onto a case; the same content twice is one document',
        description: 'The body is the file, as it is. Its name is percent-encoded UTF-8.',
        consumes: ['application/octet-stream'],
        params: ofCase,
        headers: z.object({ 'x-file-name': z.string().min(1).max(900) }),
        response: made(documentSchemas.document),
      },
    },
    async (request, reply) => {
      if (!(request.body instanceof Readable)) return sendProblem(reply, 'wrong_media_type', { detail: 'Send the file itself' });
      const name = decoded(request.headers['x-file-name']);
      if (name === undefined) return sendProblem(reply, 'bad_file_name');
      const wish = { caseId: request.params.id as CaseId, name };
      const added = await documents.add(wish, request.body, userNameOf(request));
      if (!added.ok) return refused(reply.header('connection', 'close'), added);
      return reply.code(201).send(wireDocument(added.value));
    },
  );

  api.get(
    '/documents/:id/file',
    {
      config: { operatorsOnly: true },
      schema: {
        summary: 'What a document holds, to be saved; that you opened it is written down',
        params: ofDocument,
        response: { 200: file, '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const opened = await documents.open(request.params.id as DocumentId, userNameOf(request));
      if (!opened.ok) return refused(reply, opened);
      const { document, bytes } = opened.value;
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(document.name)}`);
      reply.header('x-content-type-options', 'nosniff');
      return reply.type(document.type).send(Buffer.from(bytes));
    },
  );

  api.delete(
    '/documents/:id',
    {
      schema: { summary: 'Remove a document, and what it holds', params: ofDocument, response: answers(documentSchemas.removed) },
    },
    async (request, reply) => {
      const { id } = request.params;
      const removed = await documents.remove(id as DocumentId, userNameOf(request));
      return removed.ok ? { id } : refused(reply, removed);
    },
  );
}

type Listed = Awaited<ReturnType<DocumentDesk['ofCase']>>[number];

function wireDocument({ id, caseId, name, type, size, addedAt, by }: Listed): DocumentWire {
  return { id, caseId, name, type, size, by, addedAt: wireInstant(addedAt) };
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
