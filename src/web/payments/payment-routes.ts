import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ReceivableId, TransactionId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import { type TransactionState, transactionStates } from '../../receivables/bank/model.ts';
import { answers, refused } from '../answer.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { paymentSchemas, transactionId } from './api-types.ts';
import type { PaymentPage, PaymentTold } from './ports.ts';
import { wirePayment, wireSuspense } from './wire-payment.ts';

const params = z.object({ id: transactionId });
const page = z.object({ limit: z.coerce.number().int().min(1).max(100).default(30), after: transactionId.optional() });
const filtered = page.extend({
  state: z.enum(transactionStates).optional().meta({ description: 'Only these' }),
});

/** Payments: what each pays and why, what waits for a person, and what she decides. Each decision is journalled with who made it. */
export async function paymentRoutes(app: FastifyInstance, { backOffice: { payments } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/payments',
    {
      schema: {
        summary: 'Transactions of creditors’ accounts, newest first: what each pays, and by which rule',
        querystring: filtered,
        response: answers(paymentSchemas.payments),
      },
    },
    async ({ query }) => {
      const states: readonly TransactionState[] = query.state ? [query.state] : transactionStates;
      const { payments: found, names } = await payments.payments(states, oneMore(query));
      return pageOf(
        found.map((each) => wirePayment(each, names)),
        query.limit,
      );
    },
  );

  api.get(
    '/payments/suspense',
    {
      schema: {
        summary: 'What waits for a person: why, and what it might pay, surest first',
        querystring: page,
        response: answers(paymentSchemas.suspense),
      },
    },
    async ({ query }) => {
      const { payments: found, names } = await payments.suspense(oneMore(query));
      return pageOf(
        found.map((each) => wireSuspense(each, names)),
        query.limit,
      );
    },
  );

  api.post(
    '/payments/:id/match',
    {
      schema: {
        summary: 'Lay what is left of a payment on receivables, one after the other',
        params,
        body: paymentSchemas.matchOrder,
        response: answers(paymentSchemas.payment),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const wanted = request.body.receivableIds as ReceivableId[];
      const told = await payments.match(id as TransactionId, wanted, userNameOf(request));
      return told.ok ? wirePayment(told.value.payment, told.value.names) : refused(reply, told);
    },
  );

  const decisions = {
    unmatch: 'Take back what a payment was matched to: it is owed again, and the payment waits',
    ignore: 'Say that a payment pays no receivable',
  } as const;
  for (const [decision, summary] of Object.entries(decisions) as [keyof typeof decisions, string][])
    api.post(
      `/payments/:id/${decision}`,
      { schema: { summary, params, response: answers(paymentSchemas.payment) } },
      async (request, reply) => {
        const told: Result<PaymentTold> = await payments[decision](request.params.id as TransactionId, userNameOf(request));
        return told.ok ? wirePayment(told.value.payment, told.value.names) : refused(reply, told);
      },
    );
}

function oneMore({ limit, after }: z.output<typeof page>): PaymentPage {
  return { limit: limit + 1, ...(after !== undefined && { after: after as TransactionId }) };
}

/** A page, and where the next one begins. */
function pageOf<Item extends { readonly id: string }>(found: readonly Item[], limit: number) {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
