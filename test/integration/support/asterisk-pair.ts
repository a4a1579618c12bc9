import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCarrier } from '../../../src/adapters/asterisk/carrier/start-carrier.ts';
import { freePorts } from '../../../src/adapters/asterisk/instance/free-ports.ts';
import { type AsteriskInstance, noNat, type TrunkSettings } from '../../../src/adapters/asterisk/instance/settings.ts';
import { superviseAsterisk } from '../../../src/adapters/asterisk/instance/supervise-asterisk.ts';
import type { Persona } from '../../../src/rehearsal/personas.ts';
import { personasScript } from '../../../src/rehearsal/personas-script.ts';
import type { SimulatedCarrier, Subscriber } from '../../../src/rehearsal/ports.ts';
import { nativePrograms } from './native.ts';
import { realTimers } from './real-time.ts';
import { silentLog } from './silent-log.ts';
import { speak } from './speak.ts';

/** Our Asterisk and a simulated network, on loopback addresses of their own, for one test file. */
export type AsteriskPair = {
  readonly folder: string;
  readonly carrier: SimulatedCarrier;
  /** The Asterisk that runs now: another one after `killAsterisk`. */
  instance(): AsteriskInstance;
  /** kill -9; supervision starts it again. */
  killAsterisk(): void;
  /** Makes a prompt on the disk that our Asterisk reads. */
  speak(text: string): Promise<{ path: string; durationMs: number }>;
  stop(): Promise<void>;
};

/** `carrier` is a trunk to the network, `dead` one to an address where nobody is. */
export async function startAsteriskPair(
  options: { readonly personas?: readonly Persona[]; readonly subscribers?: readonly Subscriber[] } = {},
): Promise<AsteriskPair> {
  const programs = await nativePrograms();
  const folder = await mkdtemp(join(tmpdir(), 'dovolat-'));
  const audioFolder = join(folder, 'audio');
  await mkdir(audioFolder);
  const ours = await freePorts();
  const theirs = await freePorts();
  const dead = `127.${randomInt(10, 250)}.${randomInt(1, 250)}.251`;
  const supervisor = superviseAsterisk(
    {
      folder: join(folder, 'pbx'),
      programs,
      endsWithUs: true,
      audioFolder,
      ...ours,
      nat: noNat,
      trunks: [trunk('carrier', theirs.sip.address, theirs.sip.port, 1), trunk('dead', dead, 5060, 0)],
    },
    { onState: () => {}, timers: realTimers, log: silentLog },
  );
  const settings = { folder: join(folder, 'carrier'), programs, sip: theirs.sip, rtp: theirs.rtp };
  const script = personasScript(options.personas);
  const [carrier] = await Promise.all([
    startCarrier({ ...settings, script, subscribers: options.subscribers ?? [] }, realTimers),
    supervisor.start(),
  ]);
  const instance = () => {
    const running = supervisor.instance();
    if (!running) throw new Error('our Asterisk is not up');
    return running;
  };
  return {
    folder,
    carrier,
    instance,
    killAsterisk: () => void process.kill(instance().pid, 'SIGKILL'),
    speak: (text) => speak(programs, audioFolder, text),
    stop: async () => {
      await Promise.all([carrier.kill(), supervisor.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function trunk(name: string, host: string, port: number, qualifySeconds: number): TrunkSettings {
  return {
    name,
    host,
    port,
    codec: 'alaw',
    auth: null,
    register: false,
    soundTimeoutSeconds: 10,
    qualifySeconds,
    sendPai: false,
  };
}
