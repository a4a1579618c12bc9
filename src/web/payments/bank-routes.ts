import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CreditorId, UploadId } from '../../kernel/ids.ts';
import { answers, made, refused, said } from '../answer.ts';
import { setupSchemas } from '../setup-types.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireImport } from '../wire-setup.ts';
import { paymentSchemas } from './api-types.ts';
import { wireAccount, wireStatement } from './wire-payment.ts';

const lately = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) });

/** Where creditors are paid, and what their banks say of it. */
export async function bankRoutes(
  app: FastifyInstance,
  { backOffice: { payments }, setup: { imports } }: WebParts,
): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/bank-accounts',
    {
      schema: {
        summary: 'Accounts of creditors, and until when we know what happened on each',
        response: answers(paymentSchemas.bankAccounts),
      },
    },
    async () => ({ items: (await payments.accounts()).map(wireAccount) }),
  );

  api.post(
    '/bank-accounts',
    {
      config: { creates: true },
      schema: {
        summary: 'Let statements of an account in',
        body: paymentSchemas.bankAccountWish,
        response: made(paymentSchemas.bankAccount),
      },
    },
    async (request, reply) => {
      const { creditorId, ...wish } = request.body;
      const added = await payments.addAccount({ ...said(wish), creditorId: creditorId as CreditorId }, userNameOf(request));
      return added.ok ? reply.code(201).send(wireAccount(added.value)) : refused(reply, added);
    },
  );

  api.get(
    '/statements',
    {
      schema: {
        summary: 'The last statements of each account, the latest days first',
        querystring: lately,
        response: answers(paymentSchemas.statements),
      },
    },
    async ({ query }) => ({ items: (await payments.statements(query.limit)).map(wireStatement) }),
  );

  api.post(
    '/statement-imports',
    {
      config: { creates: true },
      schema: {
        summary: 'Book a file of bank statements; it goes on by itself, see /imports/{id}',
        description:
          'CAMT.053, GPC (ABO), MT940, Elixir-0 or Fio’s JSON, recognised by its first lines. What is known is not booked again.',
        body: paymentSchemas.statementWish,
        response: made(setupSchemas.importJob),
      },
    },
    async (request, reply) => {
      const { uploadId, ...wish } = request.body;
      const started = await imports.startStatement({ ...said(wish), upload: uploadId as UploadId }, userNameOf(request));
      return started.ok ? reply.code(201).send(wireImport(started.value)) : refused(reply, started);
    },
  );
}
