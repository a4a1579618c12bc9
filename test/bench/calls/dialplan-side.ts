import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../../src/adapters/asterisk/instance/free-ports.ts';
import { playInRealTime } from '../../../src/adapters/asterisk/instance/real-time.ts';
import { renderPbx } from '../../../src/adapters/asterisk/instance/render-pbx.ts';
import { renderTemplate } from '../../../src/adapters/asterisk/instance/render-template.ts';
import { type AsteriskSettings, noNat, type RenderedFiles } from '../../../src/adapters/asterisk/instance/settings.ts';
import { superviseInstance } from '../../../src/adapters/asterisk/instance/supervise-instance.ts';
import { systemTimers } from '../../../src/adapters/system/system-clock.ts';
import type { AudioFile } from '../../../src/kernel/audio-file.ts';
import type { Programs } from '../../../src/kernel/programs.ts';
import { cpuTime } from './cpu-time.ts';
import { mostCalls } from './our-server.ts';
import type { CallOrder, Side } from './side.ts';

/**
 * The same conversation in plain dialplan: an Asterisk with the product's own configuration, trunk and prompts, in which `Read` asks and
 * `Playback` answers. Calls are ordered over AMI (Originate, asynchronous), one after another at even distances; whoever orders them is
 * not counted, Asterisk's work for it is. Its Asterisk is scheduled like any program, as Debian starts one; with `realTime` as ours is.
 */
export async function startDialplanSide(
  programs: Programs,
  folder: string,
  far: { readonly address: string; readonly port: number },
  audioFolder: string,
  prompts: readonly [AudioFile, AudioFile],
  realTime: boolean,
): Promise<Side> {
  const settings: AsteriskSettings = {
    ...(await freePorts(mostCalls)),
    ...{ folder: join(folder, 'dialplan'), programs, nat: noNat, audioFolder, endsWithUs: true },
    trunks: [
      {
        ...{ name: 'simulated', host: far.address, port: far.port, codec: 'alaw', auth: null, register: false, sendPai: true },
        // It dials whether or not the far end was heard of lately: a late answer on a busy machine would lose calls.
        qualifySeconds: 0,
        soundTimeoutSeconds: 60,
      },
    ],
  };
  const supervisor = superviseInstance(settings, {
    mounted: [audioFolder],
    render: (secrets) => withDialplan(renderPbx(settings, secrets), prompts),
    deps: { onState: () => {}, timers: systemTimers, log: { info() {}, warn() {}, error() {} } },
  });
  const { pid, ami } = await supervisor.start();
  if (realTime) await playInRealTime(pid);
  let socket: Socket;
  try {
    socket = await logIn(ami);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  let called = 0;

  return {
    name: 'dialplan',
    cpu: () => ({ node: 0, asterisk: cpuTime(pid) }),
    prepare: async () => {},
    place: async ({ calls, perSecond }: CallOrder, signal) => {
      const began = performance.now();
      for (let index = 0; index < calls && !signal.aborted; index += 1) {
        const early = began + (index * 1000) / perSecond - performance.now();
        if (early > 0) await sleep(early, undefined, { signal }).catch(() => undefined); // aborted: the loop looks
        called += 1;
        socket.write(originate(called));
      }
    },
    // Everything that it plays is a file that was there before.
    audioSince: async () => ({ playedMs: 0, renderedMs: 0 }),
    stop: async () => {
      socket.destroy();
      await supervisor.stop();
    },
  };
}

/** The product's files, and what makes them lead calls by themselves: the dialplan, `Read`, and the right to originate. */
function withDialplan(files: RenderedFiles, [question, answer]: readonly [AudioFile, AudioFile]): RenderedFiles {
  const dialplan = readFileSync(join(import.meta.dirname, 'dialplan.conf'), 'utf8');
  return {
    ...files,
    'extensions.conf': `${files['extensions.conf']}${renderTemplate(dialplan, { question: question.path, answer: answer.path })}`,
    'modules.conf': `${files['modules.conf']}\nload = app_read.so\n`,
    'manager.conf': (files['manager.conf'] ?? '').replace(/^write = .*$/m, 'write = originate'),
  };
}

const originate = (call: number) =>
  action({
    Action: 'Originate',
    Channel: `PJSIP/+420000${String(call).padStart(6, '0')}@simulated`,
    Context: 'bench',
    Exten: 's',
    Priority: '1',
    CallerID: '+420000900001',
    Timeout: '25000',
    Async: 'true',
  });

function action(fields: Readonly<Record<string, string>>): string {
  return `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
}

/** A connection to AMI that hears no events. Throws Error when it is refused. */
function logIn(ami: InstanceAmi): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(ami.port, ami.host);
    let heard = '';
    socket.setEncoding('latin1');
    socket.once('error', reject);
    socket.on('data', (text) => {
      if (heard.includes('Response:')) return;
      heard += text;
      if (heard.includes('Response: Success')) resolve(socket);
      else if (heard.includes('Response:')) reject(new Error(`AMI refused: ${heard}`));
    });
    socket.write(action({ Action: 'Login', Username: ami.user, Secret: ami.password, Events: 'off' }));
  });
}

type InstanceAmi = { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
