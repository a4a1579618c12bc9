import { z } from 'zod';
import { idOf, instant } from '../api-types.ts';

/** Files on cases, as they go over the wire. */
export const documentId = idOf('doc');

const document = z
  .object({
    id: documentId,
    caseId: idOf('cas'),
    name: z.string(),
    type: z.string(),
    size: z.int().meta({ description: 'Bytes' }),
    addedAt: instant,
    by: z.string(),
  })
  .meta({ id: 'Document' });

export const documentSchemas = {
  document,
  documents: z.object({ items: z.array(document) }),
  removed: z.object({ id: documentId }),
} as const;

export type DocumentWire = z.output<typeof document>;
