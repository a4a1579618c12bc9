import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../adapters/asterisk/instance/free-ports.ts';
import { type Config, readConfig } from '../../config.ts';

/** Settings of a demo: a folder and ports of its own, so that several can run side by side; the console stays where people expect it. */
export async function demoConfig(folder: string, { once, lines }: { once: boolean; lines: number }): Promise<Config> {
  const ports = await freePorts(lines * 2);
  const web = await freePorts(10);
  const usual = readConfig();
  return {
    ...usual,
    data: join(folder, 'data'),
    backupAt: '',
    retentionAt: '',
    maxCalls: Math.max(usual.maxCalls, lines),
    sipAddress: ports.sip.address,
    sipPort: ports.sip.port,
    controlAddress: ports.http.address,
    ariPort: ports.http.port,
    amiPort: ports.ami.port,
    rtpFrom: ports.rtp.from,
    rtpTo: ports.rtp.to,
    ...(once && { httpHost: web.http.address, httpPort: web.http.port }),
  };
}

/** An empty folder; what an earlier run left there is gone. */
export function freshFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
