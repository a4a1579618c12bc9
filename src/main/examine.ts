import { mkdirSync, accessSync, constants, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import { findNative } from '../adapters/native/find-native.ts';
import type { Finding } from '../cli/installation.ts';
import type { Config } from '../config.ts';

/** What this machine has of all that is needed. */
export async function examine(config: Config): Promise<Finding[]> {
  return [
    { name: 'Node', state: 'ok', found: process.version, why: 'the program runs on Node 26', remedy: null },
    await examineNative(),
    examineFolder(config.data),
    await examinePort('console port', config.httpHost, config.httpPort, 'DOVOLAT_HTTP_PORT'),
  ];
}

async function examineNative(): Promise<Finding> {
  const why = 'Asterisk places the calls, espeak-ng speaks, sox converts recordings';
  const parts = await findNative(nativeSettings(process.env));
  if (!parts)
    return {
      name: 'native parts',
      state: 'missing',
      found: 'none',
      why,
      remedy: 'npm start makes them: by a Docker engine, or as root on Debian. Or name an Asterisk in DOVOLAT_ASTERISK',
    };
  const { asterisk, espeakNg, sox } = parts.versions;
  return {
    name: 'native parts',
    state: 'ok',
    found: `Asterisk ${asterisk}, espeak-ng ${espeakNg}, sox ${sox} in ${parts.programs.described}`,
    why,
    remedy: null,
  };
}

function examineFolder(folder: string): Finding {
  const name = 'data folder';
  const why = 'the record of every call lives there';
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const free = Math.floor((bavail * bsize) / 2 ** 30);
    if (free < 1) return { name, state: 'wrong', found: `${folder}: less than 1 GiB is free`, why, remedy: 'Free some space, or set DOVOLAT_DATA' };
    return { name, state: 'ok', found: `${folder}, ${free} GiB free`, why, remedy: null };
  } catch {
    return { name, state: 'wrong', found: `${folder} cannot be written`, why, remedy: 'Set DOVOLAT_DATA to a folder that you may write to' };
  }
}

async function examinePort(name: string, host: string, port: number, variable: string): Promise<Finding> {
  const taken = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(true));
    server.listen(port, host, () => server.close(() => resolve(false)));
  });
  const why = 'people reach the console there';
  return taken
    ? { name, state: 'wrong', found: `${host}:${port} is taken`, why, remedy: `If that is not Dovolat itself: set ${variable}` }
    : { name, state: 'ok', found: `${host}:${port} is free`, why, remedy: null };
}
