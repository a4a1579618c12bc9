import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CaseId, PersonId } from '../../kernel/ids.ts';
import type { CaseParty } from '../../receivables/parties/model.ts';
import { answers, made, refused } from '../answer.ts';
import { personId } from '../api-types.ts';
import { sendProblem } from '../problems.ts';
import { userNameOf } from '../viewer.ts';
import type { WebParts } from '../web-parts.ts';
import { wireInstant } from '../wire.ts';
import { caseId, partySchemas } from './api-types.ts';

const ofCase = z.object({ id: caseId });
const ofParty = z.object({ id: caseId, personId });

/** Co-debtors, guarantors and representatives. */
export async function partyRoutes(app: FastifyInstance, { backOffice: { parties } }: WebParts): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/debtors/:id/cases',
    {
      schema: {
        summary: 'Every case that a person owes or stands on, and who stands on each',
        params: z.object({ id: personId }),
        response: answers(partySchemas.cases),
      },
    },
    async (request, reply) => {
      const found = await parties.of(request.params.id as PersonId);
      if (!found) return sendProblem(reply, 'unknown_debtor');
      return {
        items: found.map(({ id, creditor, currency, principal, parties: standing }) => ({
          ...{ id, creditor: creditor.name, currency, principal },
          parties: standing.map(({ name, ...party }) => ({ ...wireParty(party), name })),
        })),
      };
    },
  );

  api.post(
    '/cases/:id/parties',
    {
      config: { creates: true },
      schema: {
        summary: 'Put somebody onto a case who may not be known yet',
        params: ofCase,
        body: partySchemas.newParty,
        response: made(partySchemas.party),
      },
    },
    async (request, reply) => {
      const wish = { ...request.body, caseId: request.params.id as CaseId };
      const done = await parties.register(wish, userNameOf(request));
      return done.ok ? reply.code(201).send(wireParty(done.value)) : refused(reply, done);
    },
  );

  api.put(
    '/cases/:id/parties/:personId',
    {
      schema: {
        summary: 'Put a person onto a case, or change what she is on it',
        params: ofParty,
        body: partySchemas.partyWish,
        response: answers(partySchemas.party),
      },
    },
    async (request, reply) => {
      const { id, personId: person } = request.params;
      const wish = { ...request.body, caseId: id as CaseId, personId: person as PersonId };
      const done = await parties.put(wish, userNameOf(request));
      return done.ok ? wireParty(done.value) : refused(reply, done);
    },
  );

  api.delete(
    '/cases/:id/parties/:personId',
    { schema: { summary: 'Take somebody off a case', params: ofParty, response: answers(partySchemas.party) } },
    async (request, reply) => {
      const { id, personId: person } = request.params;
      const done = await parties.remove(id as CaseId, person as PersonId, userNameOf(request));
      return done.ok ? wireParty(done.value) : refused(reply, done);
    },
  );
}

function wireParty({ caseId: id, personId: person, role, entitled, recordedAt }: CaseParty) {
  return { caseId: id, personId: person, role, entitled, recordedAt: wireInstant(recordedAt) };
}
