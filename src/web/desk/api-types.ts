import { z } from 'zod';
import { audienceReasons } from '../../dialer/decide-audience.ts';
import { mostDaysAhead } from '../../dialer/whom-to-call.ts';
import { campaignPurposes, flowPurposes } from '../../flow/flow-purpose.ts';
import { countries, languages } from '../../kernel/country.ts';
import { campaignId, idOf, limit, personId, settingsShape } from '../api-types.ts';

const flow = z
  .object({
    name: z.string(),
    purpose: z
      .enum(flowPurposes)
      .nullable()
      .meta({ description: 'Campaigns of that purpose call with it; null when it cannot be called' }),
    languages: z.array(z.enum(languages)).meta({ description: 'Empty when it cannot be called' }),
    version: z.string().nullable(),
    verifies: z.boolean().meta({ description: 'Asks who is speaking before it tells anything of a debt' }),
    trouble: z.string().nullable().meta({ description: 'Why it cannot be called' }),
    state: z.enum(['draft', 'published', 'retired']).meta({ description: 'New calls use what is published' }),
    versions: z.array(
      z.object({
        version: z.string(),
        state: z.enum(['draft', 'published', 'retired']),
        since: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Flow' });

const choices = z
  .object({
    creditors: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        country: z.enum(countries),
        hours: z.object({ from: z.string(), to: z.string() }).meta({ description: 'On working days, local time' }),
        law: z.object({ attemptsPerDay: limit, attemptsPerSevenDays: limit, attemptsInAll: limit }),
      }),
    ),
    defaults: z.object(settingsShape),
    daysAhead: z.object({ usual: z.int(), most: z.int() }).meta({ description: 'How far a campaign looks ahead, where it does' }),
  })
  .meta({ id: 'CampaignChoices' });

const daysAhead = z
  .int()
  .min(0)
  .max(mostDaysAhead)
  .optional()
  .meta({ description: 'How far a courtesy or a reminder of a promise looks ahead' });

const audienceWish = z
  .strictObject({
    creditor: z.string().min(1).max(100),
    flow: z.string().min(1).max(100),
    calendar: settingsShape.calendar,
    daysAhead,
  })
  .meta({ id: 'AudienceWish' });

const audience = z
  .object({
    debtors: z.int(),
    callable: z.int(),
    unidentifiable: z.int().meta({ description: 'Of the callable: nothing is on record to identify them by' }),
    notCalled: z.partialRecord(z.enum(audienceReasons), z.int()),
  })
  .meta({ id: 'Audience' });

const campaignWish = z
  .strictObject({
    name: z.string().max(200),
    creditor: z.string().max(100).meta({ description: 'Its code' }),
    flow: z.string().max(100),
    purpose: z.enum(campaignPurposes).optional().meta({ description: 'That of the flow when nothing is said' }),
    daysAhead,
    settings: z.strictObject(settingsShape).partial().default({}),
  })
  .meta({ id: 'CampaignWish' });

const entry = z
  .object({
    id: idOf('ent'),
    campaignId,
    debtorId: personId,
    state: z.enum(['waiting', 'calling', 'done']),
    joined: z.boolean().meta({ description: 'False: the debtor was in it already' }),
  })
  .meta({ id: 'CampaignEntry' });

export const deskSchemas = {
  flows: z.object({ items: z.array(flow) }),
  ...{ choices, audienceWish, audience, campaignWish },
  entryOrder: z.strictObject({ debtorId: personId }),
  entry,
} as const;

export type Flow = z.output<typeof flow>;
export type CampaignChoices = z.output<typeof choices>;
export type Audience = z.output<typeof audience>;
export type AudienceWish = z.input<typeof audienceWish>;
export type CampaignEntryWire = z.output<typeof entry>;
export type CampaignWish = z.input<typeof campaignWish>;
