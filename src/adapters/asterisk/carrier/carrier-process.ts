import type { Timers } from '../../../kernel/clock.ts';
import { Fault } from '../../../kernel/fault.ts';
import type { Programs } from '../../../kernel/programs.ts';
import { askAsterisk, isAsteriskOf, signalAsterisk, spawnAsterisk } from '../instance/asterisk-process.ts';
import type { InstanceFolder } from '../instance/instance-folder.ts';

/** The network's Asterisk, without supervision: what dies stays dead until it is started again. */
export function carrierProcess(programs: Programs, place: InstanceFolder, timers: Timers) {
  const running = () => {
    const pid = place.pid();
    return pid !== null && isAsteriskOf(place, pid) ? pid : null;
  };

  /** Resolves when Asterisk is fully booted. One that an earlier run left behind in this folder is ended first. */
  async function start(): Promise<void> {
    await end('SIGKILL');
    place.clear();
    const { failed } = spawnAsterisk(programs, place, { mounted: [], endsWithUs: true });
    for (let waited = 0; waited < bootLimitMs && !failed(); waited += pollMs) {
      if (place.hasSocket() && (await ask('core waitfullybooted').catch(() => '')).includes('fully booted')) return;
      await timers.sleep(pollMs);
    }
    await end('SIGKILL');
    throw new Fault('carrier_not_started', ['the simulated network did not start', ...place.lastWords()].join('\n  '), {
      remedy: `read ${place.log}; a taken port is the usual reason`,
    });
  }

  /** Resolves when the process is gone. SIGTERM hangs up every call; SIGKILL leaves them to find out by themselves. */
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const pid = running();
    if (pid === null) return;
    signalAsterisk(place, pid, signal);
    for (let waited = 0; isAsteriskOf(place, pid); waited += pollMs) {
      if (waited > stopLimitMs) signalAsterisk(place, pid, 'SIGKILL');
      await timers.sleep(pollMs);
    }
  }

  const ask = (command: string) => askAsterisk(programs, place, command);
  return { start, end, ask };
}

const pollMs = 30;
const bootLimitMs = 30_000;
const stopLimitMs = 5000;
