import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { CarrierScript } from '../../../src/rehearsal/ports.ts';

/** The telephone of a subscriber, called or calling, who does what a test tells her, as long as it is up. */
export type DirectedLeg = {
  /** The subscriber's. */
  readonly number: string;
  /** False once the call is over. */
  up(): boolean;
  /** Says nothing for so long (ms); sound goes out meanwhile, as from any telephone. */
  rest(ms: number): Promise<void>;
  press(keys: string): Promise<void>;
  hangUp(): Promise<void>;
};

export type DirectedNetwork = {
  readonly script: CarrierScript;
  /** The order to the network's Asterisk by which a subscriber calls a number (`at`: where calls to it are taken, `127.0.0.2:5060`). */
  callOrder(from: string, number: string, at: string): string[];
  close(): Promise<void>;
};

/**
 * A simulated network whose every subscriber answers, or calls when she is told to, and is then led from this process (FastAGI: the network's Asterisk connects for each
 * call and carries out one order after the other). `lead` is called once for each call that was answered.
 */
export async function directedNetwork(lead: (leg: DirectedLeg) => Promise<void>): Promise<DirectedNetwork> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // the far end went first
    socket.once('close', () => sockets.delete(socket));
    void attend(socket)
      .then(lead)
      .catch(() => undefined) // the call ended in the middle of an order
      .finally(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('no port');
  return {
    script: { clips: [], dialplan: () => dialplan(address.port) },
    callOrder: (from, number, at) => [
      `dialplan set global CALLED ${number}@${at}`,
      `channel originate Local/${from}@calls application Wait 1`,
    ],
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A quick finger; 40 ms between keys would be too short for Asterisk (docs/asterisk-quirks.md). */
const keyGapMs = 250;
const keyMs = 100;

async function attend(socket: Socket): Promise<DirectedLeg> {
  const lines = createInterface({ input: socket });
  const answers: ((line: string) => void)[] = [];
  let up = true;
  const over = () => {
    up = false;
    for (const answer of answers.splice(0)) answer('511');
  };
  socket.once('close', over);
  const { promise: begun, resolve } = Promise.withResolvers<string>();
  let number = '';
  lines.on('line', (line) => {
    const [name, value = ''] = line.split(': ');
    if (name === 'agi_arg_1') number = value;
    else if (line === '') resolve(number);
    else if (line === 'HANGUP') up = false;
    else if (/^\d{3}/.test(line)) answers.shift()?.(line);
  });
  const order = async (text: string) => {
    if (!up) return;
    const answered = new Promise<string>((done) => answers.push(done));
    socket.write(`${text}\n`);
    const answer = await answered;
    if (answer.startsWith('511') || answer.includes('result=-1')) up = false;
  };
  return {
    number: await begun,
    up: () => up,
    rest: (ms) => order(`EXEC Wait ${(ms / 1000).toFixed(3)}`),
    press: (keys) => order(`EXEC SendDTMF ${keys},${keyGapMs},${keyMs}`),
    hangUp: () => order('HANGUP'),
  };
}

function dialplan(port: number): string {
  return [
    '[subscriber-keys]',
    'exten => _[+0-9].,1,Return()',
    '[persona]',
    'exten => _XX,1,Answer()',
    ` same => n,AGI(agi://127.0.0.1:${port},\${DIALLED})`,
    ' same => n,Hangup(16)',
    '[calls]',
    `exten => _[+0-9].,1,Originate(PJSIP/caller/sip:\${CALLED},exten,called,\${EXTEN},1,60,ac(\${EXTEN}))`,
    '[called]',
    `exten => _[+0-9].,1,AGI(agi://127.0.0.1:${port},\${EXTEN})`,
    ' same => n,Hangup(16)',
    '',
  ].join('\n');
}
