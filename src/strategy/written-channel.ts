import { z } from 'zod';
import { currencies, type Money, parseAmount } from '../kernel/money.ts';
import type { Channel } from '../receivables/model.ts';
import { stepName } from './written-reaction.ts';

export const channels = ['voice', 'sms', 'email', 'letter', 'messaging'] as const satisfies readonly Channel[];

/** `1.50 CZK`, in minor units of its currency. */
export const writtenMoney = z
  .string()
  .regex(new RegExp(`^\\d[\\d ]*([.,]\\d{1,2})? (${currencies.join('|')})$`), 'write an amount like 1.50 CZK')
  .transform((text): Money => {
    const currency = currencies.find((each) => text.endsWith(each)) ?? 'CZK';
    const parsed = parseAmount(text.slice(0, -4), currency);
    return parsed.ok ? parsed.value : { minor: Number.NaN, currency };
  })
  .refine(({ minor }) => Number.isSafeInteger(minor), 'write an amount like 1.50 CZK');

const apart = z
  .string()
  .regex(/^\d{1,3} (h|min)$/, 'write a time like 3 h or 90 min')
  .transform((text) => Number.parseInt(text, 10) * (text.endsWith('h') ? 3_600_000 : 60_000));

/** How often it is called: attempts in a day, in all, and the least time between two. */
export const writtenAttempts = z
  .strictObject({
    per_day: z.int().min(1).max(10).default(3).meta({ title: 'Attempts a day' }),
    in_all: z.int().min(1).max(50).default(9).meta({ title: 'Attempts in all' }),
    apart: apart.prefault('3 h').meta({ title: 'Least time between two' }),
  })
  .transform(({ per_day: perDay, in_all: inAll, apart: apartMs }) => ({ perDay, inAll, apartMs }));

/** By what a step goes, beside the channel's name. */
export const channelKeys = {
  template: stepName.optional().meta({ title: 'Text, of written channels' }),
  flow: stepName.optional().meta({ title: 'Call flow, of voice' }),
  attempts: writtenAttempts.optional().meta({ title: 'How often it is called, of voice' }),
  registered: z.boolean().default(false).meta({ title: 'By registered post with proof of delivery, of letters' }),
  cost: writtenMoney.optional().meta({ title: 'What one contact costs, where it differs from costs' }),
};

export const writtenChannel = z.strictObject({ channel: z.enum(channels).meta({ title: 'Channel' }), ...channelKeys });
export type WrittenChannel = z.output<typeof writtenChannel>;
