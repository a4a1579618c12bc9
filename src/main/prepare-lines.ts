import { systemTimers } from '../adapters/system/system-clock.ts';
import type { DialerTools } from '../dialer/dialer-tools.ts';
import { factsOfNobody } from '../dialer/inbound/inbound-facts.ts';
import { speakable } from '../dialer/inbound/speakable.ts';
import type { CallerIdentity } from '../dialer/model.ts';
import { promptsOf } from '../flow/prompts-of.ts';
import { withTexts } from '../flow/with-texts.ts';
import type { Logger } from '../kernel/log.ts';
import { getCreditor } from '../receivables/get-creditor.ts';

export type PreparedLines = {
  /** Numbers whose first caller would have to wait. */
  waiting(): readonly string[];
  stop(): Promise<void>;
};

const lookEveryMs = 15_000;

/**
 * Renders what anybody may hear who calls one of our numbers, in every language that its flow offers, before somebody calls: a caller does not
 * wait for five voices. Once a version of the flow; numbers that get a line later are seen within fifteen seconds.
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
      await prepareLine(tools, identity, flow).catch((err: unknown) => {
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

async function prepareLine(
  tools: DialerTools,
  { creditorId, number }: CallerIdentity,
  flow: NonNullable<ReturnType<DialerTools['flows']['published']>>,
): Promise<void> {
  const creditor = await tools.work.run((tx) => getCreditor(tools.books, tx, creditorId), { urgency: 'unhurried' });
  const { facts } = factsOfNobody(tools, creditor, { called: number, from: null, candidates: 'none' });
  for (const language of flow.languages) {
    const says = speakable(promptsOf(flow, facts, language)).filter((say) => say.language === undefined);
    await tools.audio.prepare(language, withTexts(flow, language, says));
  }
}
