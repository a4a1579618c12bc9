import { isAsteriskOf } from './asterisk-process.ts';
import { checkPorts } from './check-ports.ts';
import { instanceFolder } from './instance-folder.ts';
import type { InstanceSettings } from './settings.ts';

/** The same as `checkPorts`, for one instance before anything is made ready for it: its own Asterisk, still running, may hold them. */
export async function checkInstancePorts(settings: Pick<InstanceSettings, 'folder' | 'sip' | 'http' | 'ami'>): Promise<void> {
  const place = instanceFolder(settings.folder);
  const pid = place.pid();
  if (pid === null || !isAsteriskOf(place, pid)) await checkPorts(settings);
}
