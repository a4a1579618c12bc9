import { z } from 'zod';
import { idOf, instant, personId } from '../api-types.ts';

/** Segments as they go over the wire. */
export const segmentName = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/);
export const caseId = idOf('cas');

const count = z.int();
const size = z.object({
  size: count,
  joined: count.meta({ description: 'Since the forming before' }),
  left: count,
});

const segmentShape = {
  name: z.string(),
  title: z.string(),
  source: z
    .enum(['published', 'saved', 'formed'])
    .meta({ description: 'Published with the strategies, saved here, or formed by the system' }),
  where: z.string().nullable().meta({ description: 'Null: the system makes it of all cases together' }),
  size: size.nullable().meta({ description: 'At the last forming; null: there was none since it is known' }),
};
const segment = z.object(segmentShape).meta({ id: 'Segment' });

const memberShape = { caseId, personId, name: z.string(), because: z.string().nullable() };
const member = z.object({ ...memberShape, since: instant });

const segmentDetail = z
  .object({
    ...segmentShape,
    history: z.array(z.object({ at: instant, ...size.shape })).meta({ description: 'Newest first' }),
    changes: z
      .array(
        z.object({
          ...memberShape,
          change: z.enum(['joined', 'left']),
          other: z.string().nullable().meta({ description: 'Of segments of the system: from which it came, to which it went' }),
          otherTitle: z.string().nullable().meta({ description: 'What people call it' }),
        }),
      )
      .meta({ description: 'At the last forming, a hundred at most' }),
  })
  .meta({ id: 'SegmentDetail' });

const segmentWish = z
  .strictObject({
    name: segmentName,
    title: z.string().min(1).max(200).nullable().default(null),
    where: z
      .array(z.string().min(1).max(500))
      .min(1)
      .max(10)
      .meta({ description: 'Conditions as strategies write them; all of them must hold', examples: [['days_past_due >= 30']] }),
  })
  .meta({ id: 'SegmentWish' });

export const segmentSchemas = {
  segments: z.object({
    formedAt: instant.nullable(),
    underWay: z.boolean().meta({ description: 'A forming was begun, by whomever, and is not finished' }),
    items: z.array(segment),
  }),
  segment,
  segmentDetail,
  segmentWish,
  members: z.object({ items: z.array(member), next: z.string().nullable() }),
  removed: z.object({ name: z.string() }),
  forming: z.object({ id: idOf('frm') }),
} as const;

export type SegmentWire = z.output<typeof segment>;
export type SegmentsWire = z.output<typeof segmentSchemas.segments>;
export type SegmentDetailWire = z.output<typeof segmentDetail>;
export type SegmentMemberWire = z.output<typeof member>;
