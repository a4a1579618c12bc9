import { systemTimers } from '../adapters/system/system-clock.ts';
import type { DialerTools } from '../dialer/dialer-tools.ts';
import { renderLine } from '../dialer/inbound/render-line.ts';
import type { Logger } from '../kernel/log.ts';

export type PreparedLines = {
  /** Numbers whose first caller would have to wait. */
  waiting(): readonly string[];
  stop(): Promise<void>;
};

const lookEveryMs = 15_000;

/**
 * Renders what the numbers say that have a line, before somebody calls them. Once a version of the flow; numbers that get a line later are seen
 * within fifteen seconds.
 */
export function prepareLines(tools: DialerTools, log: Logger): PreparedLines {
  const prepared = new Set<string>();
  const waiting = new Set<string>();
  const stopping = new AbortController();

  async function look(): Promise<void> {
    const identities = await tools.work.run((tx) => tools.identities.all(tx), { urgency: 'unhurried' });
    for (const identity of identities) {
      const flow = identity.inboundFlow === null ? undefined : tools.flows.published(identity.inboundFlow);
      if (!flow || stopping.signal.aborted) continue;
      const name = `${identity.number} ${flow.version}`;
      if (prepared.has(name)) continue;
      waiting.add(identity.number);
      await renderLine(tools, identity, flow).catch((err: unknown) => {
        log.error({ err, callerIdentityId: identity.id }, 'what a line says could not be rendered ahead');
      });
      prepared.add(name);
      waiting.delete(identity.number);
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch((err: unknown) => log.error({ err }, 'the lines could not be looked at'));
      await systemTimers.sleep(lookEveryMs, stopping.signal).catch(() => undefined); // stopped
    }
  })();
  return {
    waiting: () => [...waiting],
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
