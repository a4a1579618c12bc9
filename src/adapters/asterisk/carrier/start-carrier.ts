import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Timers } from '../../../kernel/clock.ts';
import type { Programs } from '../../../kernel/programs.ts';
import type { CarrierScript, SimulatedCarrier, Subscriber } from '../../../rehearsal/ports.ts';
import { instanceFolder } from '../instance/instance-folder.ts';
import { renderFolder } from '../instance/render-pbx.ts';
import type { Endpoint } from '../instance/settings.ts';
import { parseCallsLog } from './calls-log.ts';
import { carrierProcess } from './carrier-process.ts';
import { renderClip } from './render-clip.ts';

export type CarrierSettings = {
  /** Absolute; everything that the network writes lies below it. */
  readonly folder: string;
  readonly programs: Programs;
  /** A loopback address of its own, and its UDP port. */
  readonly sip: Endpoint;
  readonly rtp: { readonly from: number; readonly to: number };
  readonly script: CarrierScript;
  readonly subscribers: readonly Subscriber[];
};

/**
 * Starts the simulated telephone network: an Asterisk of its own that answers, listens and presses keys as `script` says.
 * Resolves when it takes calls. Throws Fault `carrier_not_started`, `clip_not_rendered`.
 */
export async function startCarrier(settings: CarrierSettings, timers: Timers): Promise<SimulatedCarrier> {
  const { folder, programs, script, sip, rtp } = settings;
  const known = new Map(settings.subscribers.map((one) => [one.number, one]));
  const values = { folder, sipAddress: sip.address, sipPort: sip.port, rtpFrom: rtp.from, rtpTo: rtp.to };
  const render = () => renderFolder('carrier', values, { script: script.dialplan([...known.values()]) });

  const place = instanceFolder(folder);
  place.prepare();
  place.write(render());
  await mkdir(join(folder, 'clips'), { recursive: true });
  await Promise.all(script.clips.map((clip) => renderClip(programs, join(folder, 'clips'), clip)));

  const { start, end, ask } = carrierProcess(programs, place, timers);
  await start();

  const log = async () => parseCallsLog(await readFile(join(folder, 'log/calls.log'), 'utf8').catch(() => ''));
  return {
    address: `${sip.address}:${sip.port}`,
    placedCalls: async () => (await log()).placed,
    givenUp: async () => (await log()).givenUp,
    addSubscribers: async (more) => {
      for (const one of more) known.set(one.number, one);
      place.write(render());
      await ask('dialplan reload');
    },
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
