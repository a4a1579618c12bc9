import type { ImportJobWire } from '../../web/setup-types.ts';

/** How the badge of an import looks. */
export const importLooks: Readonly<Record<ImportJobWire['state'], string>> = {
  running: 'running',
  finished: 'good',
  refused: 'held',
  failed: 'paused',
};
