import { statSync } from 'node:fs';
import { join } from 'node:path';
import { examineMachine } from '../../adapters/native/doctor.ts';
import { nativeSettings } from '../../adapters/native/native-settings.ts';
import { freeBytes } from '../../adapters/system/disk-space.ts';
import type { Config } from '../../config.ts';
import type { DoctorCheck } from '../../kernel/doctor-check.ts';
import type { Readiness } from '../../web/ports.ts';
import { examineBackups, examineData, examineMail, examineTls } from '../examine.ts';
import { examineLines } from '../examine-lines.ts';

/** What this machine has of all that is needed, while the server runs: its ports are its own, so its parts are asked instead. */
export async function examineRunning(
  config: Config,
  readiness: Readiness,
  tools: Parameters<typeof examineLines>[0],
): Promise<DoctorCheck[]> {
  const [machine, mail, disk, parts, lines] = await Promise.all([
    examineMachine(nativeSettings(process.env)),
    examineMail(config),
    examineDisk(config),
    readiness.parts(),
    examineLines(tools),
  ]);
  const kept = [examineBackups(config), examineTls(config)];
  return [...parts.map(examinePart), lines, examineDatabase(config), disk, examineData(config.data), mail, ...kept, ...machine];
}

function examinePart({ part, ready, note }: Awaited<ReturnType<Readiness['parts']>>[number]): DoctorCheck {
  const ofVoice = part.startsWith('voice');
  const [name = part, why] = known[part] ?? [part, ofVoice ? 'prompts are said by it' : 'calls leave by it'];
  const check = { name, why };
  if (ready) return { ...check, state: 'ok', found: note ?? 'works', remedy: '' };
  const remedy = part.startsWith('trunk')
    ? 'check its address, and that the carrier lets this machine in; it gets calls again by itself'
    : 'it comes back by itself; where it does not, the server’s log says why';
  return { ...check, state: 'wrong', found: note ?? 'does not work', remedy };
}

const known: Readonly<Record<string, readonly [string, string]>> = {
  asterisk: ['Asterisk', 'places and leads the calls'],
  dialling: ['dialling', 'calls are placed as they fall due'],
};

function examineDatabase({ data }: Config): DoctorCheck {
  const check = { name: 'database', why: 'every call and every decision is on record there' };
  try {
    const { size } = statSync(join(data, 'dovolat.db'));
    return { ...check, state: 'ok', found: `${megabytes(size)} MB`, remedy: '' };
  } catch {
    return { ...check, state: 'missing', found: 'its file is gone', remedy: 'stop the server and restore the last backup' };
  }
}

async function examineDisk({ data, minFreeMb }: Config): Promise<DoctorCheck> {
  const check = { name: 'disk', why: 'nothing is dialled below DOVOLAT_MIN_FREE_MB' };
  const free = megabytes(await freeBytes(data));
  const found = `${free} MB free, ${minFreeMb} MB are the least`;
  return free >= minFreeMb
    ? { ...check, state: 'ok', found, remedy: '' }
    : { ...check, state: 'wrong', found, remedy: 'make room on the disk of the data folder; dialling goes on by itself' };
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000);
}
