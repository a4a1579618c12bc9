import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Programs } from '../../../src/kernel/programs.ts';
import { startNative } from './native-process.ts';
import { type Datagram, readPcap } from './read-pcap.ts';

/** A capture under way: everything that goes to and from one address of this machine. */
export type Capture = {
  /** Ends it. `lost`: packets that the kernel could not keep. */
  end(): Promise<{ readonly datagrams: Iterable<Datagram>; readonly lost: number }>;
  /** Ends it, whatever it saw. */
  drop(): Promise<void>;
};

/** Captures the UDP traffic of `address` on the loopback interface with tcpdump, into `file` in `folder`. Needs root. */
export async function startCapture(programs: Programs, folder: string, file: string, address: string): Promise<Capture> {
  const running = await startNative(
    programs,
    folder,
    // -Z root: it would give root up, and with it the right to write here.
    ['tcpdump', '-i', 'lo', '-n', '-Z', 'root', '-B', '65536', '-s', '2000', '-w', file, `udp and host ${address}`],
    (said) => said.includes('listening on'),
  );
  return {
    end: async () => {
      await sleep(drainMs);
      await running.stop('SIGINT');
      const lost = Number(/(\d+) packets dropped by kernel/.exec(running.said())?.[1] ?? 0);
      return { datagrams: readPcap(readFileSync(file)), lost };
    },
    drop: () => running.stop('SIGINT'),
  };
}

/** The kernel hands packets over in blocks, at the latest after a second; what waits when tcpdump ends is lost. */
const drainMs = 1200;
