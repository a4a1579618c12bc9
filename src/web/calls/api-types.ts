import { z } from 'zod';
import { resultCodes } from '../../kernel/result-code.ts';
import { callDirections, callShape, campaignId, date, idOf, pageOf } from '../api-types.ts';

/** Every call of the installation, as it goes over the wire. */
const listedCall = z
  .object({
    ...callShape,
    campaign: z.string().nullable().meta({ description: 'Its name; null: it came in' }),
    creditor: z.string(),
    recorded: z.boolean().meta({ description: 'There is a recording to hear' }),
  })
  .meta({ id: 'ListedCall' });

/** Which calls of all: a page and a file are asked for in the same words. */
export const callFilter = z.object({
  direction: z.enum(callDirections).optional(),
  campaign: campaignId.optional(),
  creditor: idOf('crd').optional(),
  result: z.enum(resultCodes).optional(),
  state: z.enum(['up', 'ended']).optional().meta({ description: '`up`: not ended yet' }),
  from: date.optional().meta({ description: 'First day, as it is in the creditors’ time zone' }),
  to: date.optional().meta({ description: 'Last day' }),
  q: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Beginning of a name’s words or a number; a debtor id or variable symbol' }),
});

export const callBookSchemas = { calls: pageOf(listedCall) } as const;

export type ListedCallWire = z.output<typeof listedCall>;
export type CallFilterWire = z.output<typeof callFilter>;
