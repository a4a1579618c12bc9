import { join, resolve } from 'node:path';
import { inboxFolder } from '../../adapters/files/inbox-folder.ts';
import { uploadFolder } from '../../adapters/files/upload-folder.ts';
import { systemIds } from '../../adapters/system/system-clock.ts';
import type { Config } from '../../config.ts';
import type { Inbox, Uploads } from '../../intake/ports.ts';

/** Where files lie that were handed in at the console or by the API, or were taken out of the watched folder. */
export function uploadsOf({ config }: { readonly config: Pick<Config, 'data' | 'maxUploadMb' | 'inbox'> }): Uploads {
  const uploads = uploadFolder(join(config.data, 'uploads'), { ids: systemIds, maxBytes: config.maxUploadMb * 1_000_000 });
  const inbox = inboxOf(config);
  return inbox ? { ...uploads, find: async (id) => (await uploads.find(id)) ?? (await inbox.find(id)) } : uploads;
}

/** The watched folder; null where none is set. */
export function inboxOf({ inbox }: Pick<Config, 'inbox'>): Inbox | null {
  return inbox ? inboxFolder(resolve(inbox), systemIds) : null;
}
