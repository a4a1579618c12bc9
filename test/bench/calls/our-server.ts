import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import serverFlags from '../../../scripts/bootstrap/server-flags.json' with { type: 'json' };
import { freePorts } from '../../../src/adapters/asterisk/instance/free-ports.ts';
import { benchFlows, benchPrompts } from './bench-prompts.ts';

/** Settings of a server of its own on the data folder `data`: free ports, the bench's flow and prompts, caps of `most`. */
export async function serverSettings(data: string, most: number): Promise<Record<string, string>> {
  const ports = await freePorts(mostCalls);
  const web = await freePorts();
  const { PATH = '', HOME = '', DOVOLAT_CACHE = '', DOVOLAT_ASTERISK = '', DOVOLAT_LOG_LEVEL = 'warn' } = process.env;
  return {
    ...{ PATH, HOME, DOVOLAT_CACHE, DOVOLAT_ASTERISK, DOVOLAT_LOG_LEVEL },
    DOVOLAT_DATA: data,
    DOVOLAT_FLOWS: benchFlows,
    DOVOLAT_PROMPTS: benchPrompts,
    DOVOLAT_SIP_ADDRESS: ports.sip.address,
    DOVOLAT_SIP_PORT: String(ports.sip.port),
    DOVOLAT_CONTROL_ADDRESS: ports.http.address,
    DOVOLAT_ARI_PORT: String(ports.http.port),
    DOVOLAT_AMI_PORT: String(ports.ami.port),
    DOVOLAT_RTP_FROM: String(ports.rtp.from),
    DOVOLAT_RTP_TO: String(ports.rtp.to),
    DOVOLAT_HTTP_HOST: web.http.address,
    DOVOLAT_HTTP_PORT: String(web.http.port),
    DOVOLAT_MAX_CALLS: String(most),
    DOVOLAT_MAX_CALLS_PER_SECOND: String(most),
  };
}

export type OurServer = { readonly pid: number; stop(): Promise<void> };

/** `dovolat start` as a process of its own; resolves when it runs. Throws Error with its words when it does not. */
export async function startOurServer(settings: Readonly<Record<string, string>>, profile: string | null): Promise<OurServer> {
  const main = resolve(import.meta.dirname, '../../../src/main.ts');
  const profiling = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child: ChildProcess = spawn(process.execPath, [...serverFlags, ...profiling, main, 'start'], {
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-64_000);
      if (words.includes('Dovolat runs at')) ready.resolve();
    });
  const ended = once(child, 'close');
  void ended.then(([code]) => ready.reject(new Error(`the server ended with ${code}:\n${words}`)));
  await ready.promise;
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
      await ended;
      clearTimeout(limit);
    },
  };
}

/** It gives calls that are up half a minute. */
const stopLimitMs = 60_000;

/** At once; sizes the range of media ports. */
export const mostCalls = 1500;
