import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CreditorId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import { parseAmount, type WireMoney } from '../../kernel/money.ts';
import { accept, type Result, refuse } from '../../kernel/result.ts';
import { answers, made, refused } from '../answer.ts';
import { personId } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { conversationSchemas as schemas } from './api-types.ts';
import { wireConversation, wireDispute, wireOptOut, wirePaidClaim, wirePlan, wirePromise } from './wire-conversation.ts';

const params = z.object({ id: personId });
const config = { creates: true } as const;

/** What a debtor said to a person of ours: the same that a call’s keys say, with the same rules. */
export async function conversationRoutes(app: FastifyInstance, { backOffice: { conversations } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/debtors/:id/conversations',
    {
      schema: {
        summary: 'What may be agreed with a debtor now, creditor by creditor',
        params,
        response: answers(schemas.conversations),
      },
    },
    async (request, reply) => {
      const found = await conversations.of(request.params.id as PersonId);
      return found ? { items: found.map(wireConversation) } : sendProblem(reply, 'unknown_debtor');
    },
  );

  api.post(
    '/debtors/:id/promises',
    {
      config,
      schema: {
        summary: 'Record that a debtor promised to pay',
        description: 'The case is silent until its day plus the creditor’s grace. A former promise or plan on it is superseded.',
        params,
        body: schemas.promiseOrder,
        response: made(schemas.promise),
      },
    },
    async (request, reply) => {
      const { body } = request;
      const amountMinor = body.amount ? minorOf(body.amount) : accept(null);
      if (!amountMinor.ok) return refused(reply, amountMinor);
      const wish = {
        ...whomOf(request),
        currency: body.amount?.currency ?? null,
        amountMinor: amountMinor.value,
        date: body.date,
      };
      const done = await conversations.promise(wish, userNameOf(request));
      return done.ok ? reply.code(201).send(wirePromise(done.value)) : refused(reply, done);
    },
  );

  api.post(
    '/debtors/:id/plans',
    {
      config,
      schema: {
        summary: 'Record that a debtor pays in instalments',
        description: 'Together they are all that is open and not disputed, within what the creditor’s policy allows.',
        params,
        body: schemas.planOrder,
        response: made(schemas.plan),
      },
    },
    async (request, reply) => {
      const instalments = [];
      const currency = request.body.instalments[0]?.amount.currency ?? 'CZK';
      for (const { date, amount } of request.body.instalments) {
        const parsed =
          amount.currency === currency ? minorOf(amount) : refuse('other_currency', 'the instalments are in several currencies');
        if (!parsed.ok) return refused(reply, parsed);
        instalments.push({ date, amountMinor: parsed.value });
      }
      const done = await conversations.agree({ ...whomOf(request), currency, instalments }, userNameOf(request));
      return done.ok ? reply.code(201).send(wirePlan(done.value)) : refused(reply, done);
    },
  );

  api.post(
    '/debtors/:id/disputes',
    {
      config,
      schema: {
        summary: 'Record what a debtor disputes, and why',
        description: 'Nothing of it is asked for until the dispute is decided; the rest is.',
        params,
        body: schemas.disputeOrder,
        response: made(schemas.dispute),
      },
    },
    async (request, reply) => {
      const { code } = request.body;
      const done = await conversations.dispute({ ...whomOf(request), code, receivables: about(request) }, userNameOf(request));
      return done.ok ? reply.code(201).send(wireDispute(done.value)) : refused(reply, done);
    },
  );

  api.post(
    '/debtors/:id/paid-claims',
    {
      config,
      schema: {
        summary: 'Record that a debtor says that it is paid',
        description: 'Nobody asks for it while the payment may be on its way.',
        params,
        body: schemas.paidClaimOrder,
        response: made(schemas.paidClaim),
      },
    },
    async (request, reply) => {
      const done = await conversations.claimPaid({ ...whomOf(request), receivables: about(request) }, userNameOf(request));
      return done.ok ? reply.code(201).send(wirePaidClaim(done.value)) : refused(reply, done);
    },
  );

  api.post(
    '/debtors/:id/opt-outs',
    {
      config,
      schema: {
        summary: 'Record that a debtor wants no more automated contact of a creditor, on one channel or at all',
        params,
        body: schemas.optOutOrder,
        response: made(schemas.optOut),
      },
    },
    async (request, reply) => {
      const done = await conversations.optOut({ ...whomOf(request), scope: request.body.scope }, userNameOf(request));
      return done.ok ? reply.code(201).send(wireOptOut(done.value)) : refused(reply, done);
    },
  );
}

type Whom = { readonly personId: PersonId; readonly creditorId: CreditorId };
type Order = { readonly params: { readonly id: string }; readonly body: { readonly creditorId: string } };

function whomOf({ params: { id }, body: { creditorId } }: Order): Whom {
  return { personId: id as PersonId, creditorId: creditorId as CreditorId };
}

function about({ body }: { readonly body: { readonly receivableIds: readonly string[] } }): ReceivableId[] {
  return body.receivableIds as ReceivableId[];
}

function minorOf({ amount, currency }: WireMoney): Result<number> {
  const parsed = parseAmount(amount, currency);
  return parsed.ok ? accept(parsed.value.minor) : refuse('not_an_amount', parsed.message);
}
