import { join } from 'node:path';
import { uploadFolder } from '../../adapters/files/upload-folder.ts';
import { systemIds } from '../../adapters/system/system-clock.ts';
import type { Config } from '../../config.ts';
import type { Uploads } from '../../intake/ports.ts';

/** Where files lie that were handed in at the console or by the API. */
export function uploadsOf({ config }: { readonly config: Pick<Config, 'data' | 'maxUploadMb'> }): Uploads {
  return uploadFolder(join(config.data, 'uploads'), { ids: systemIds, maxBytes: config.maxUploadMb * 1_000_000 });
}
