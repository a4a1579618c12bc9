import type { StepOrder } from '../events.ts';
import type { PlannedStep } from './model.ts';

/** A step as those who carry it out read it in the journal. */
export function orderOf(step: PlannedStep): StepOrder {
  const { id: stepId, strategy, version, step: name, level, severity, purpose, day, by, currency, lines, fallbacks } = step;
  return {
    ...{ stepId, strategy, version, step: name, level, severity, purpose, day },
    ...{ channel: by.channel, template: by.template, flow: by.flow, attempts: by.attempts, registered: by.registered },
    ...{ costMinor: by.costMinor, currency, lines },
    fallbacks: fallbacks.map(({ channel }) => channel),
  };
}
