import { z } from 'zod';
import { holdReasons } from '../../receivables/model.ts';
import { idOf, instant, personId } from '../api-types.ts';

const receivableId = idOf('rcv');
const creditorId = idOf('crd');

const enrolment = z
  .object({
    id: idOf('enr'),
    receivableId,
    strategy: z.string(),
    version: z.string(),
    enteredAt: instant,
    lastStep: z.string().nullable().meta({ description: 'The last step that the debtor was contacted with' }),
  })
  .meta({ id: 'Enrolment' });

const hold = z
  .object({
    id: idOf('hld'),
    debtorId: personId,
    creditorId: creditorId.nullable(),
    receivableId: receivableId.nullable(),
    reason: z.enum(holdReasons),
    from: instant,
    until: instant.nullable(),
  })
  .meta({ id: 'Hold' });

export const steeringSchemas = {
  enrolOrder: z.strictObject({
    receivableId: receivableId.meta({ description: 'Ours; by the creditor’s own id: GET /receivables' }),
    strategy: z.string().min(1).max(100).meta({ description: 'Name of a published strategy' }),
  }),
  enrolment,
  withdrawn: z.object({ receivableIds: z.array(receivableId) }),
  holdOrder: z.strictObject({
    reason: z
      .enum(['manual', 'hardship', 'insolvency', 'deceased', 'legal', 'payment_in_transit', 'data_quality'])
      .default('manual'),
    creditorId: creditorId.optional().meta({ description: 'Not said: for every creditor' }),
    receivableId: receivableId.optional().meta({ description: 'This one only; the rest goes on' }),
    until: instant.optional().meta({ description: 'Not said: until it is ended' }),
    note: z.string().max(2_000).optional(),
  }),
  hold,
} as const;

export type EnrolmentWire = z.output<typeof enrolment>;
export type HoldWire = z.output<typeof hold>;
