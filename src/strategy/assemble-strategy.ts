import { contentHash } from '../kernel/content-hash.ts';
import type { StrategyDocument, WrittenStep } from './document.ts';
import type { Condition, StepChannel, Strategy } from './model.ts';
import { type WrittenChannel, writtenAttempts } from './written-channel.ts';

/** What a document means; sound only when nothing is wrong with it. Its version is the hash of that, titles apart. */
export function assembleStrategy(document: StrategyDocument): Strategy {
  const { strategy: name, title, currency, enter, on, leave, resume } = document;
  const steps = document.steps.map((step) => ({
    name: step.name,
    severity: step.severity,
    when: step.at,
    by: channelsOf(step).map((channel) => assembleChannel(channel, document)),
    only: onlyOf(step),
    optional: step.optional,
    on: step.on,
  }));
  const meaning = { name, currency, enter, steps, on, leave, resume };
  return { ...meaning, title, version: contentHash(JSON.stringify(meaning)).slice(0, 12) };
}

/** `by`, or the one channel that stands beside the name. */
export function channelsOf({ channel, by, template, flow, attempts, registered, cost }: WrittenStep): readonly WrittenChannel[] {
  if (by) return by;
  return channel ? [{ channel, template, flow, attempts, registered, cost }] : [];
}

/** What one contact costs by this channel; undefined where nobody says. */
export function costOf({ channel, registered, cost }: WrittenChannel, { costs }: StrategyDocument) {
  return cost ?? (registered ? costs.registered_letter : costs[channel]);
}

function assembleChannel(written: WrittenChannel, document: StrategyDocument): StepChannel {
  const { channel, template, flow, attempts, registered } = written;
  return {
    channel,
    template: template ?? null,
    flow: flow ?? null,
    attempts: channel === 'voice' ? (attempts ?? writtenAttempts.parse({})) : null,
    costMinor: costOf(written, document)?.minor ?? 0,
    registered,
  };
}

function onlyOf({ if: holds, unless }: WrittenStep): Condition | null {
  const not = unless && { not: unless };
  if (holds && not) return { all: [holds, not] };
  return holds ?? not ?? null;
}
