import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.ts';

/** What a backup says of itself, in `manifest.json`. Paths are relative to the backup's folder. */
const manifest = z.strictObject({
  format: z.literal(1),
  program: z.string(),
  madeAt: z.iso.datetime(),
  /** The last migration of the record. */
  schema: z.string(),
  migrations: z.array(z.string()),
  counts: z.record(z.string(), z.int().min(0)),
  journal: z.strictObject({ lastSeq: z.int().min(0), lastAt: z.iso.datetime().nullable() }),
  keys: z.strictObject({ ids: z.array(z.string()), kept: z.enum(['sealed', 'apart']) }),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256: z.string().length(64) })),
});

export type Manifest = z.infer<typeof manifest>;
export type BackedUpFile = Manifest['files'][number];

const name = 'manifest.json';

/** Writes the manifest, and beside it its own hash. */
export function writeManifest(folder: string, content: Manifest): void {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  writeFileSync(join(folder, name), text, { mode: 0o600, flush: true });
  writeFileSync(join(folder, `${name}.sha256`), `${hash('sha256', text)}  ${name}\n`, { mode: 0o600, flush: true });
}

/** Throws Fault `not_a_backup`, `backup_damaged` or, for one of a later program, `backup_newer`. */
export function readManifest(folder: string): Manifest {
  const text = readText(join(folder, name));
  const seal = readText(join(folder, `${name}.sha256`));
  if (text === undefined)
    throw new Fault('not_a_backup', `${folder} is no backup: it has no ${name}`, { kind: 'misconfigured', remedy });
  if (seal?.slice(0, 64) !== hash('sha256', text)) throw damaged(folder, `${name} is not as it was written`);
  const { format } = JSON.parse(text) as { format?: unknown };
  if (typeof format === 'number' && format > 1) throw newer(folder, `its format is ${format}, this program knows 1`);
  const parsed = manifest.safeParse(JSON.parse(text));
  if (!parsed.success) throw damaged(folder, `${name} cannot be understood`);
  return parsed.data;
}

export function damaged(folder: string, what: string): Fault {
  return new Fault('backup_damaged', `The backup ${folder} is damaged: ${what}`, {
    kind: 'misconfigured',
    remedy: 'Nothing was restored. Take an older backup, and see what is wrong with the disk that this one is on.',
  });
}

export function newer(folder: string, what: string): Fault {
  return new Fault('backup_newer', `The backup ${folder} was made by a newer program: ${what}`, {
    kind: 'misconfigured',
    remedy: 'Restore it with the program version that made it, or a later one.',
  });
}

const remedy = 'Name the folder of one backup: dovolat-YYYY-MM-DDTHH-MM-SSZ.';

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
