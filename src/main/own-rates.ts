import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Fault } from '../kernel/fault.ts';
import { shippedRates } from '../receivables/interest/rates/shipped-rates.ts';
import { type RateTables, references, withOwnRates } from '../receivables/interest/reference-rate.ts';

/**
 * The rates of central banks: ours, and in their places or after them those of `rates.yaml` in the data folder (docs/interest.md). Throws Fault
 * `rates_unreadable` when that file is not as it must be.
 */
export function readRates(data: string): RateTables {
  const file = join(data, ownRatesFile);
  if (!existsSync(file)) return shippedRates;
  const read = ownRates.safeParse(parsed(file));
  if (!read.success) throw unreadable(file, z.prettifyError(read.error));
  return withOwnRates(shippedRates, read.data);
}

export const ownRatesFile = 'rates.yaml';

const row = z
  .strictObject({
    from: z.iso.date(),
    percent: z.number().min(-10).max(100),
    source: z.string().min(1),
  })
  .transform(({ from, percent, source }) => ({ from, basisPoints: Math.round(percent * 100), source }));

const ownRates = z.partialRecord(z.enum(references), z.array(row));

function parsed(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { schema: 'core' }) ?? {};
  } catch (cause) {
    throw unreadable(file, (cause as Error).message);
  }
}

function unreadable(file: string, why: string): Fault {
  return new Fault('rates_unreadable', `${file} cannot be read: ${why}`, {
    kind: 'misconfigured',
    remedy: 'Write rates as docs/interest.md shows, e.g. cnb_repo: [{ from: 2026-02-06, percent: 3.25, source: ČNB }].',
  });
}
