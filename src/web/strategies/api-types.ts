import { z } from 'zod';
import { currencies } from '../../kernel/money.ts';
import { severities } from '../../kernel/severity.ts';
import { channels } from '../../receivables/model.ts';
import { reasonCodes } from '../../strategy/decision.ts';
import { debtorModels } from '../../strategy/dry-run/debtor-model.ts';
import { stepFates } from '../../strategy/planning/model.ts';
import { date, idOf, instant, messageValues, money } from '../api-types.ts';

/** Strategies, where debtors stand in them, and dry runs, as they go over the wire. */
export const strategyName = z.string().regex(/^[a-z0-9-]{1,60}$/);
export const strategyVersion = z.string().regex(/^[0-9a-f]{1,64}$/);
export const dryRunId = idOf('dry');

const listedShape = {
  name: z.string(),
  title: z.string(),
  version: z.string(),
  currency: z.enum(currencies),
  state: z.enum(['published', 'retired', 'draft']).meta({ description: 'A draft lies in a file and is published nowhere' }),
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
  enrolled: z.int().meta({ description: 'Receivables that run in it' }),
};
const listed = z.object(listedShape).meta({ id: 'StrategyListed' });

const reason = z.object({ code: z.enum(reasonCodes), sentence: z.string(), values: messageValues });

const coming = z.object({
  date,
  is: z.enum(['contact', 'left_out', 'leaves', 'waits', 'promise_breaks']),
  sentence: z.string(),
  reason: reason.nullable().meta({ description: 'Why it is left out, leaves or waits' }),
  step: z.string().nullable(),
  severity: z.enum(severities).nullable(),
  channels: z.array(z.enum(channels)).meta({ description: 'The first is meant, the others are fallbacks' }),
});

const reaction = z.object({ code: z.enum(['go', 'hold', 'next', 'leave']), values: messageValues });

const rung = z.object({
  step: z.string(),
  severity: z.enum(severities),
  days: z.int().nullable().meta({ description: 'From the due date or the entry; null: it hangs on news or a promise' }),
  from: z.enum(['due', 'entered']).nullable(),
  exact: z.boolean().meta({ description: 'False: reckoned by the steps before it' }),
  wait: z.string(),
  onlyIf: z.string(),
  cost: money,
  by: z.array(
    z.object({
      channel: z.enum(channels),
      registered: z.boolean(),
      text: z.string().meta({ description: 'The template or the call flow' }),
      attempts: z.int().nullable(),
    }),
  ),
});

const strategy = z
  .object({
    ...listedShape,
    enters: z.string(),
    ladder: z.array(rung),
    costOfAll: money,
    news: z.array(z.object({ news: z.string(), does: z.string(), reaction })),
    leaves: z.array(z.string()),
    example: z
      .object({ due: date, coming: z.array(coming) })
      .meta({ description: 'Somebody whose invoice is due that day, and who neither pays nor answers' }),
  })
  .meta({ id: 'Strategy' });

const standing = z
  .object({
    cases: z.array(
      z.object({
        creditor: z.string(),
        currency: z.enum(currencies),
        wanted: z.object({ step: z.string(), channel: z.enum(channels) }).nullable(),
        lookedAtNext: instant.nullable(),
        because: z.array(z.string()),
        reasons: z.array(reason).meta({ description: 'The same, with what each names' }),
        untilLegal: z.object({ stages: z.int(), step: z.string(), notBefore: date }).nullable(),
        coming: z.array(coming).meta({ description: 'In the next 30 days, if nothing is paid and nothing is heard' }),
        receivables: z.array(
          z.object({
            id: idOf('rcv'),
            key: z.string(),
            due: date,
            owed: money,
            strategy: z.string().nullable(),
            version: z.string().nullable(),
            because: z.string().nullable().meta({ description: 'The rule of the table that gives it this strategy' }),
            done: z.string().nullable(),
            next: z.string().nullable(),
          }),
        ),
      }),
    ),
    steps: z.array(
      z.object({
        id: idOf('stp'),
        day: date,
        step: z.string(),
        strategy: z.string(),
        channel: z.enum(channels),
        fate: z.enum(stepFates).nullable().meta({ description: 'Null: it is in hand' }),
      }),
    ),
  })
  .meta({ id: 'Standing' });

const modelName = z.enum(debtorModels.map(({ name }) => name) as [string, ...string[]]);

const dryRunWish = z
  .strictObject({
    strategies: z
      .array(z.strictObject({ name: strategyName, version: strategyVersion }))
      .max(4)
      .default([])
      .meta({ description: 'None: what is published, as it is' }),
    models: z.array(modelName).min(1).max(3).default(['typical']),
    days: z.int().min(1).max(365).default(30),
    seed: z.int().min(0).max(1_000_000).default(1),
    madeUp: z.int().min(1).max(100_000).nullable().default(null).meta({ description: 'So many made-up cases; null: the books' }),
  })
  .meta({ id: 'DryRunWish' });

const counts = z.record(z.string(), z.int());
const amounts = z.array(money);
const run = z.object({
  strategy: z.string(),
  model: z.string(),
  days: z.array(z.object({ date, contacts: counts, paid: amounts })),
  owedBefore: amounts,
  owedAfter: amounts,
  paid: amounts,
  contacts: counts,
  reached: counts,
  costs: amounts,
  costsByChannel: z.record(z.string(), amounts),
  peaks: z.record(z.string(), z.object({ date, steps: z.int(), capacity: z.int().nullable() })),
  promises: counts,
  said: counts,
  kept: counts.meta({
    description: 'Contacts that were wanted and kept waiting, by the rule that stood in the way; each day counts',
  }),
  steps: counts,
  ended: counts,
  running: z.int(),
  outside: z.int(),
});

const dryRunShape = {
  id: dryRunId,
  by: z.string(),
  state: z.enum(['running', 'finished', 'failed']),
  startedAt: instant,
  finishedAt: instant.nullable(),
  strategies: z.array(z.object({ name: z.string(), version: z.string() })),
  models: z.array(z.string()),
  days: z.int(),
  madeUp: z.int().nullable(),
  problem: z.string().nullable(),
};
const dryRun = z.object(dryRunShape).meta({ id: 'DryRun' });
const dryRunDetail = z
  .object({
    ...dryRunShape,
    from: date.nullable(),
    cases: z.int().nullable(),
    runs: z.array(run).meta({ description: 'Empty until it is finished. How debtors answer is an assumption' }),
  })
  .meta({ id: 'DryRunDetail' });

export const strategySchemas = {
  strategies: z.object({ items: z.array(listed) }),
  strategy,
  standing,
  dryRunWish,
  dryRun,
  dryRuns: z.object({ items: z.array(dryRun) }),
  dryRunDetail,
} as const;

export type StrategyListedWire = z.output<typeof listed>;
export type StrategyWire = z.output<typeof strategy>;
export type RungWire = z.output<typeof rung>;
export type ComingWire = z.output<typeof coming>;
export type StandingWire = z.output<typeof standing>;
export type DryRunWishWire = z.input<typeof dryRunWish>;
export type DryRunWire = z.output<typeof dryRun>;
export type DryRunDetailWire = z.output<typeof dryRunDetail>;
export type RunWire = z.output<typeof run>;
