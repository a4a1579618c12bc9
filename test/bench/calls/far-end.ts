import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../../src/adapters/asterisk/instance/free-ports.ts';
import type { Programs } from '../../../src/kernel/programs.ts';
import { startNative } from './native-process.ts';

/** The far end of every call: SIPp on an address of its own. */
export type FarEnd = {
  readonly address: string;
  readonly port: number;
  /**
   * Calls so far that the caller ended after the key was pressed, calls that are up, and all that came to its end, a trunk's questions
   * whether it lives among them. A second old, more when the machine is busy.
   */
  calls(): FarEndCalls;
  stop(): Promise<void>;
};

export type FarEndCalls = { readonly ended: number; readonly up: number; readonly finished: number };

/** Starts SIPp in `folder` with the scenario `far-end.xml`. Throws Error when it does not start. */
export async function startFarEnd(programs: Programs, folder: string): Promise<FarEnd> {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'far-end.xml'), join(folder, 'far-end.xml'));
  const { sip } = await freePorts();
  const statistics = join(folder, 'statistics.csv');
  const running = await startNative(
    programs,
    folder,
    // SIPp opens its terminal even when it shows nothing.
    [
      ...(['env', 'TERM=dumb', 'sipp', '-sf', join(folder, 'far-end.xml')] as const),
      ...['-i', sip.address, '-p', String(sip.port), '-mi', sip.address, '-mp', String(mediaFrom), '-nostdin'],
      ...['-trace_stat', '-stf', statistics, '-fd', '1', '-trace_err', '-error_file', join(folder, 'errors.log')],
    ],
    () => existsSync(statistics) && readFileSync(statistics, 'latin1').includes('\n'),
  );
  return {
    address: sip.address,
    port: sip.port,
    calls: () => readCalls(readFileSync(statistics, 'latin1')),
    stop: () => running.stop('SIGTERM'),
  };
}

/** Its ports go up from here by a few for each call, and begin again after thousands. */
const mediaFrom = 20_000;

/** SIPp counts every request that belongs to no call, such as the trunk's questions whether it lives; the scenario counts calls by itself. */
function readCalls(text: string): FarEndCalls {
  // Behind the last line break there may be half a line.
  const lines = text.split('\n').slice(0, -1);
  const header = (lines[0] ?? '').split(';');
  const last = lines.length < 2 ? [] : (lines.at(-1) ?? '').split(';');
  const value = (name: string) => {
    const column = header.indexOf(name);
    if (column < 0) throw new Error(`the statistics of SIPp have no ${name}`);
    return Number(last[column] ?? 0);
  };
  return { ended: value('GenericCounter1(C)'), up: value('CurrentCall'), finished: value('SuccessfulCall(C)') };
}
