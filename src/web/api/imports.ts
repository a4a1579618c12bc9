import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CreditorId, ImportJobId, UploadId } from '../../kernel/ids.ts';
import { answers, made, refused, said } from '../answer.ts';
import { schemas } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { importId, setupSchemas } from '../setup-types.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireImport, wirePreview } from '../wire-setup.ts';

const params = z.object({ id: importId });
const page = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: importId.optional() });

/** Files of receivables and of numbers not to be called: handed in, looked at, brought in, and what became of them. */
export async function importRoutes(app: FastifyInstance, { setup: { imports } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  api.post(
    '/uploads',
    {
      config: { creates: true },
      schema: {
        summary: 'Hand a file in; it is brought in by an import, and forgotten a day later at the latest',
        description: 'The body is the file, as it is. Its name is percent-encoded UTF-8.',
        consumes: ['application/octet-stream'],
        headers: z.object({ 'x-file-name': z.string().min(1).max(900) }),
        response: made(setupSchemas.upload),
      },
    },
    async (request, reply) => {
      if (!(request.body instanceof Readable)) return sendProblem(reply, 'wrong_media_type', { detail: 'Send the file itself' });
      const name = decoded(request.headers['x-file-name']);
      if (name === undefined) return sendProblem(reply, 'bad_file_name');
      const upload = await imports.upload(name, request.body);
      if (!upload.ok) return refused(reply.header('connection', 'close'), upload);
      const { id, bytes } = upload.value;
      return reply.code(201).send({ id, bytes, name: upload.value.name });
    },
  );

  api.post(
    '/receivable-imports/preview',
    {
      schema: {
        summary: 'How a file would be read, and what would be wrong; nothing is written',
        body: setupSchemas.receivablesWish,
        response: answers(setupSchemas.receivablesPreview),
      },
    },
    async (request, reply) => {
      const preview = await imports.previewReceivables(receivablesOf(request.body), userNameOf(request));
      return preview.ok ? wirePreview(preview.value) : refused(reply, preview);
    },
  );

  api.post(
    '/receivable-imports',
    {
      config: { creates: true },
      schema: {
        summary: 'Bring a file of receivables in; it goes on by itself, see /imports/{id}',
        body: setupSchemas.receivablesWish,
        response: made(setupSchemas.importJob),
      },
    },
    async (request, reply) => {
      const started = await imports.startReceivables(receivablesOf(request.body), userNameOf(request));
      return started.ok ? reply.code(201).send(wireImport(started.value)) : refused(reply, started);
    },
  );

  api.post(
    '/suppression-imports/preview',
    {
      schema: {
        summary: 'What a file would put onto a list and, if it replaced it, take off; nothing is written',
        body: setupSchemas.suppressionFileWish,
        response: answers(setupSchemas.suppressionPreview),
      },
    },
    async (request, reply) => {
      const preview = await imports.previewSuppression(suppressionOf(request.body));
      if (!preview.ok) return refused(reply, preview);
      const { errors, examples, ...counts } = preview.value;
      return { ...counts, errors: [...errors], examples: [...examples] };
    },
  );

  api.post(
    '/suppression-imports',
    {
      config: { creates: true },
      schema: {
        summary: 'Bring a file of numbers onto a list; it goes on by itself, see /imports/{id}',
        body: setupSchemas.suppressionFileWish,
        response: made(setupSchemas.importJob),
      },
    },
    async (request, reply) => {
      const started = await imports.startSuppression(suppressionOf(request.body), userNameOf(request));
      return started.ok ? reply.code(201).send(wireImport(started.value)) : refused(reply, started);
    },
  );

  api.get(
    '/imports',
    { schema: { summary: 'Every import, newest first', querystring: page, response: answers(setupSchemas.imports) } },
    async (request) => {
      const { limit, after } = request.query;
      const found = await imports.list({ limit: limit + 1, ...(after !== undefined && { after: after as ImportJobId }) });
      const items = found.slice(0, limit).map(wireImport);
      return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  );

  api.get(
    '/imports/:id',
    { schema: { summary: 'One import: how far it has come', params, response: answers(setupSchemas.importJob) } },
    async (request, reply) => {
      const found = await imports.find(request.params.id as ImportJobId);
      return found ? wireImport(found) : sendProblem(reply, 'unknown_import');
    },
  );

  api.post(
    '/imports/:id/retry',
    { schema: { summary: 'Let one that failed go on where it stopped', params, response: answers(setupSchemas.importJob) } },
    async (request, reply) => {
      const again = await imports.retry(request.params.id as ImportJobId);
      return again.ok ? wireImport(again.value) : refused(reply, again);
    },
  );

  api.get(
    '/imports/:id/rejected',
    {
      schema: {
        summary: 'The rows that were turned away, with line, column and reason, as a file (text/csv)',
        params,
        response: { 200: z.unknown(), '4xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const rejected = await imports.rejected(request.params.id as ImportJobId);
      if (!rejected.ok) return refused(reply, rejected);
      const { name, text } = rejected.value;
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .type('text/csv; charset=utf-8')
        .send(Readable.from(text));
    },
  );
}

function receivablesOf({ uploadId, creditorId, ...wish }: z.output<typeof setupSchemas.receivablesWish>) {
  return { ...said(wish), upload: uploadId as UploadId, creditorId: creditorId as CreditorId };
}

function suppressionOf({ uploadId, ...wish }: z.output<typeof setupSchemas.suppressionFileWish>) {
  return { ...said(wish), upload: uploadId as UploadId };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
