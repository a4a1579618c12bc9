import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Programs } from '../../../src/kernel/programs.ts';

/** Speaks Czech words with espeak-ng into an A-law file of `folder`. A-law at 8 kHz is a byte a sample. */
export async function speak(programs: Programs, folder: string, text: string): Promise<{ path: string; durationMs: number }> {
  const path = join(folder, createHash('sha256').update(text).digest('hex').slice(0, 16));
  const run = (program: string, ...args: string[]) => {
    const { file, args: all } = programs.command(program, args, [folder]);
    return promisify(execFile)(file, [...all], { timeout: 20_000 });
  };
  await run('espeak-ng', '-v', 'cs', '-w', `${path}.wav`, text);
  await run('sox', `${path}.wav`, '-t', 'raw', '-r', '8000', '-c', '1', '-e', 'a-law', `${path}.alaw`);
  const { size } = await stat(`${path}.alaw`);
  return { path, durationMs: size / 8 };
}
