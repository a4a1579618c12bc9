import { systemTimers } from '../adapters/system/system-clock.ts';
import type { FlowLibrary } from '../dialer/ports.ts';
import type { Logger } from '../kernel/log.ts';
import { knownDunning } from '../outreach/dunning-templates.ts';
import { reactToNews } from '../strategy/planning/react-to-news.ts';
import type { KnownNames } from '../strategy/strategy-problem.ts';
import type { OpenInstallation } from './open-installation.ts';

/** The texts that there are, and the published flows with what each is for: a strategy may name no others. */
export function strategyNames(flows: FlowLibrary): KnownNames {
  const purposes = flows.names().flatMap((name) => {
    const flow = flows.published(name);
    return flow ? [[name, flow.purpose] as const] : [];
  });
  return { templates: knownDunning, flows: new Map(purposes) };
}

/** Takes in the news of the journal once, for a command; beside a running server it finds little left. */
export function hearStrategyNews({ planning, journal, cursors }: OpenInstallation): Promise<number> {
  return reactToNews({ ...planning, reader: journal, cursors, timers: systemTimers, log: silent }).catchUp();
}

const silent: Logger = { info: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };
