import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { InstanceSettings } from './settings.ts';

/**
 * Ports for one more Asterisk on this machine, for tests and rehearsals: a loopback address of its own, so that two runs side by side
 * hardly ever meet, and ports that were free a moment ago. `legs` sizes the media range.
 */
export async function freePorts(legs = 200): Promise<Pick<InstanceSettings, 'sip' | 'http' | 'ami' | 'rtp'>> {
  const address = `127.${randomInt(10, 250)}.${randomInt(1, 250)}.${randomInt(1, 250)}`;
  const rtpFrom = 2 * randomInt(5_000, 15_000 - legs * 2);
  return {
    sip: { address, port: await freeUdp(address) },
    http: { address, port: await freeTcp(address) },
    ami: { address, port: await freeTcp(address) },
    rtp: { from: rtpFrom, to: rtpFrom + legs * 4 - 1 },
  };
}

function freeTcp(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, address, () => {
      const bound = server.address();
      server.close(() => (bound && typeof bound === 'object' ? resolve(bound.port) : reject(new Error('no port'))));
    });
  });
}

function freeUdp(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind(0, address, () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
