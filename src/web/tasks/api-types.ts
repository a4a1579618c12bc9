import { z } from 'zod';
import { taskKinds } from '../../desk/tasks/model.ts';
import { languages } from '../../kernel/country.ts';
import { disputeCodes } from '../../kernel/dispute-code.ts';
import { severities } from '../../kernel/severity.ts';
import { departments } from '../../receivables/model.ts';
import { date, idOf, instant, messageValues, money, personId } from '../api-types.ts';

/** What people have to do, as it goes over the wire. */
export const taskId = idOf('tsk');
export const disputeId = idOf('dsp');
export const stepId = idOf('stp');
const receivableId = idOf('rcv');

const dispute = z.object({
  id: disputeId,
  code: z.enum(disputeCodes),
  state: z.string(),
  receivables: z.array(z.object({ id: receivableId, key: z.string(), owed: money, due: date })),
});

const debtor = z.object({ id: personId, name: z.string() });

const task = z
  .object({
    id: taskId,
    kind: z.enum(taskKinds),
    department: z.enum(departments),
    debtor: debtor.nullable(),
    creditor: z.string().nullable(),
    lastDay: date.meta({ description: 'The last on which it is not late' }),
    late: z.boolean(),
    openedAt: instant,
    message: z
      .object({ from: z.string().nullable(), text: z.string().nullable(), at: instant })
      .nullable()
      .meta({ description: 'What a task of kind read_message is about; without number and words once they are no longer kept' }),
    dispute: dispute.nullable().meta({ description: 'What a task of kind dispute_review is about' }),
  })
  .meta({ id: 'Task' });

const taskEnd = z
  .strictObject({
    state: z.enum(['done', 'cancelled']),
    note: z.string().trim().max(2_000).optional().meta({ description: 'What came of it; kept with the task, never journalled' }),
  })
  .meta({ id: 'TaskEnd' });

const disputeDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.enum(['accepted', 'rejected', 'withdrawn']) }),
    z.strictObject({
      decision: z.literal('partly'),
      credits: z
        .array(z.strictObject({ receivableId, amount: z.string().max(30) }))
        .min(1)
        .max(200),
    }),
  ])
  .meta({ id: 'DisputeDecision', description: '`partly`: how much of which receivable is given up' });

const work = z
  .object({
    id: stepId,
    channel: z.enum(['letter', 'messaging']),
    registered: z.boolean(),
    text: z.string().meta({ description: 'The template, else the name of the step' }),
    severity: z.enum(severities),
    strategy: z.string(),
    since: date,
    debtor,
    creditor: z.string(),
    owed: money,
    receivables: z.int(),
  })
  .meta({ id: 'WorkByHand' });

const labelled = z.object({ label: z.string(), value: z.string() });

const letter = z
  .object({
    id: stepId,
    debtor: z.string(),
    registered: z.boolean(),
    refusal: z
      .object({ code: z.string(), reason: z.string(), rule: z.string().nullable(), values: messageValues })
      .nullable()
      .meta({ description: 'Why there is nothing to print now' }),
    letter: z
      .object({
        language: z.enum(languages),
        sender: z.string(),
        from: z.array(z.string()).meta({ description: 'The lines of the sender’s address' }),
        reach: z.array(z.string()).meta({ description: 'How the sender is reached' }),
        to: z.array(z.string()).meta({ description: 'The lines of the address' }),
        addressVerified: z.boolean(),
        writtenOn: date,
        greeting: z.string(),
        opening: z.array(z.string()),
        payments: z.array(
          z.object({
            rows: z.array(labelled),
            code: z.object({ label: z.string(), text: z.string(), size: z.int(), path: z.string() }).nullable().meta({
              description: 'For banking applications: `path` draws the dark squares of a QR code of `size` squares a side',
            }),
          }),
        ),
        request: z.array(z.string()),
        closing: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'LetterToPost' });

const stepIds = z
  .string()
  .max(100 * 31)
  .regex(/^stp_[0-9a-hjkmnp-tv-z]{26}(?:,stp_[0-9a-hjkmnp-tv-z]{26}){0,99}$/)
  .meta({ description: 'Separated by commas, at most 100' });

export const taskSchemas = {
  lettersWanted: z.object({ ids: stepIds }),
  letters: z.object({ items: z.array(letter) }),
  posted: z.strictObject({ ids: z.array(stepId).min(1).max(100) }).meta({ id: 'PostedLetters' }),
  postedNow: z.object({
    posted: z.array(stepId),
    refused: z.array(z.object({ id: stepId, code: z.string(), reason: z.string() })),
  }),
  tasks: z.object({ items: z.array(task) }),
  taskEnd,
  disputeDecision,
  decided: z.object({ givenUp: money }),
  work: z.object({ items: z.array(work) }),
  workEnd: z.strictObject({ dropped: z.boolean().default(false) }).meta({ id: 'WorkEnd' }),
  ended: z.object({ id: z.string() }),
} as const;

export type TaskWire = z.output<typeof task>;
export type TaskEndWish = z.input<typeof taskEnd>;
export type DisputeDecisionWish = z.input<typeof disputeDecision>;
export type LetterWire = z.output<typeof letter>;
export type PostedWire = {
  readonly posted: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: string; readonly reason: string }[];
};
export type WorkWire = z.output<typeof work>;
