import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire between a controller and Asterisk that a test can cut, freeze or corrupt. */
export type BreakableProxy = {
  readonly url: string;
  /** Breaks every connection; new ones are taken again. */
  cut(): void;
  /** While true, nobody gets through: connections break at once. */
  refuse(on: boolean): void;
  /** From now on, existing connections stay open and carry nothing. */
  freeze(): void;
  /** Changes what Asterisk says, byte for byte (the same length). */
  rewrite(change: (text: string) => string): void;
  stop(): Promise<void>;
};

export async function breakableProxy(target: string): Promise<BreakableProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let refused = false;
  let change = (text: string) => text;
  const server = createServer((near) => {
    if (refused) return void near.destroy();
    const far = connect(Number(port), hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => near.write(Buffer.from(change(data.toString('latin1')), 'latin1')));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    cut,
    refuse: (on) => {
      refused = on;
      if (on) cut();
    },
    freeze: () => {
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    rewrite: (next) => {
      change = next;
    },
    stop: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
