import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Sound of the fragments that appeared in an installation's data folder since `from` (epoch ms), in ms: what had to be rendered by then. */
export function renderedSince(data: string, from: number): number {
  const folder = join(data, 'audio/fragments');
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.alaw')) continue;
    const { mtimeMs, size } = statSync(join(folder, name));
    if (mtimeMs >= from) bytes += size;
  }
  return bytes / 8;
}
