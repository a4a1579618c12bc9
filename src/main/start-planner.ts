import { systemTimers } from '../adapters/system/system-clock.ts';
import { reactToStepDue } from '../dialer/react-to-step-due.ts';
import type { Logger } from '../kernel/log.ts';
import { runPlanner } from '../strategy/planning/run-planner.ts';
import type { OpenInstallation } from './open-installation.ts';

export type RunningPlanner = { stop(): Promise<void> };

/** Strategies at work: the planner, and the dialer's hand that takes up its calls. Messages are taken up by the written channels. */
export function startPlanner({ config, tools, planning, journal, cursors }: OpenInstallation, log: Logger): RunningPlanner {
  if (!config.planner) return { stop: async () => {} };
  const keepUp = { reader: journal, cursors, timers: systemTimers, log };
  const planner = runPlanner({ ...planning, ...keepUp }, { chunk: chunkBesideCalls });
  const stopping = new AbortController();
  const calls = reactToStepDue({ ...tools, ...keepUp }).run(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([planner.stop(), calls]);
    },
  };
}

/** While a chunk is written no key of a call is heard. */
const chunkBesideCalls = 25;
