import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../kernel/fault.ts';

/** Writes a new file, and the folders that it lies in, and waits until it is on the disk. Fails where it is there already. */
export async function writeFlushed(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export function audioNotWritten(path: string, cause: unknown): Fault {
  return new Fault('audio_not_written', `${path} cannot be written`, {
    cause,
    remedy: 'see that the folder exists, may be written and has room',
  });
}
