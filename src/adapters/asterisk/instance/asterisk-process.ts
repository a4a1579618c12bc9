import { execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { Fault } from '../../../kernel/fault.ts';
import type { Programs, SpawnCommand } from '../../../kernel/programs.ts';
import type { InstanceFolder } from './instance-folder.ts';

/**
 * One Asterisk as a process of this machine, in a session of its own. It outlives whoever started it; with `endsWithUs` the kernel ends
 * it when we die, however we die (on Linux; a container of Docker is not ours to end, and stays).
 */
export function spawnAsterisk(
  programs: Programs,
  place: InstanceFolder,
  { mounted, endsWithUs }: { readonly mounted: readonly string[]; readonly endsWithUs: boolean },
): SpawnedAsterisk {
  const asterisk = programs.command('asterisk', ['-f', '-C', place.config], [place.folder, ...mounted]);
  const { file, args } = endsWithUs ? endingWithUs(asterisk) : asterisk;
  const out = openSync(place.bootLog, 'w', 0o600);
  let failure: Error | null = null;
  const child = spawn(file, args, { detached: true, cwd: place.folder, stdio: ['ignore', out, out] });
  closeSync(out);
  child.on('error', (error) => {
    failure = error;
  });
  child.on('exit', (code, signal) => {
    failure ??= new Error(`it ended with ${signal ?? `exit code ${code}`}`);
  });
  child.unref();
  return { failed: () => failure, kill: () => void child.kill('SIGKILL') };
}

/** The signal stays set over every `exec` on the way to Asterisk. */
function endingWithUs({ file, args }: SpawnCommand): SpawnCommand {
  if (!existsSync(setpriv)) return { file, args };
  return { file: setpriv, args: ['--pdeathsig', 'KILL', '--', file, ...args] };
}

/** Of util-linux, which every Debian has. */
const setpriv = '/usr/bin/setpriv';

export type SpawnedAsterisk = {
  /** Why it is gone, null while it runs. */
  readonly failed: () => Error | null;
  readonly kill: () => void;
};

/** Runs one command on the control socket and gives what it printed. Throws Fault `asterisk_unanswering`. */
export function askAsterisk(programs: Programs, place: InstanceFolder, command: string, limitMs = 10_000): Promise<string> {
  const { file, args } = programs.command('asterisk', ['-C', place.config, '-rx', command], [place.folder]);
  return new Promise((resolve, reject) => {
    execFile(file, args, { timeout: limitMs, killSignal: 'SIGKILL', maxBuffer: 16 << 20 }, (error, stdout, stderr) => {
      if (!error) return resolve(stripVTControlCharacters(stdout));
      reject(
        new Fault('asterisk_unanswering', `Asterisk does not answer on ${place.socket}: ${stderr.trim() || error.message}`, {
          retryable: true,
          cause: error,
        }),
      );
    });
  });
}

/** True while this process is the Asterisk of this folder (a recycled pid is not). */
export function isAsteriskOf(place: InstanceFolder, pid: number): boolean {
  try {
    const argv = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return /(^|\/)asterisk$/.test(argv[0] ?? '') && argv.includes('-f') && argv.includes(place.config);
  } catch {
    return false;
  }
}

/** Sends a signal, but only to the Asterisk of this folder. */
export function signalAsterisk(place: InstanceFolder, pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (!isAsteriskOf(place, pid)) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It went in between.
  }
}
