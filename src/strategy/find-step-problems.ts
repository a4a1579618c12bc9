import { severities } from '../kernel/severity.ts';
import { assembleStrategy, channelsOf, costOf } from './assemble-strategy.ts';
import { currenciesIn } from './currencies-in.ts';
import type { StrategyDocument, WrittenStep } from './document.ts';
import { findTextProblem } from './find-text-problem.ts';
import type { KnownNames, StrategyProblem, StrategyProblemCode } from './strategy-problem.ts';
import type { WrittenChannel } from './written-channel.ts';

/** What is wrong with single steps: by what they go, what they say, what they cost. */
export function findStepProblems(document: StrategyDocument, known: KnownNames): StrategyProblem[] {
  const names = document.steps.map(({ name }) => name);
  return [
    ...document.steps.flatMap((step, index) => {
      const complain = complainAt(document, ['steps', index]);
      if (names.indexOf(step.name) < index)
        return complain('repeated_step', ['name'], `there are two steps ${step.name}`, 'Give each step a name of its own');
      return channelProblems(step, index, document, known);
    }),
    ...currencyProblems(document),
  ];
}

export type Complain = (
  code: StrategyProblemCode,
  path: readonly PropertyKey[],
  message: string,
  remedy: string,
) => [StrategyProblem];

/** Makes problems below a part of the document. */
export function complainAt({ placeOf }: StrategyDocument, below: readonly PropertyKey[]): Complain {
  return (code, path, message, remedy) => [{ code, message, remedy, at: placeOf([...below, ...path]) }];
}

function channelProblems(step: WrittenStep, index: number, document: StrategyDocument, known: KnownNames): StrategyProblem[] {
  const complain = complainAt(document, ['steps', index]);
  const { name, severity, by } = step;
  if (by && (step.channel ?? step.template ?? step.flow ?? step.attempts))
    return complain('wrong_option', ['by'], `${name} has by and channel both`, 'Write all channels into by, in order');
  const channels = channelsOf(step);
  if (channels.length === 0)
    return complain(
      'no_channel',
      [],
      `${name} has no channel`,
      'Name a channel, or several in by, the first that can be used is',
    );
  const grave = severities.indexOf(severity) >= severities.indexOf('final');
  return channels.flatMap((written, at) => {
    const inside = by ? ['by', at] : [];
    const say: Complain = (code, path, ...words) => complain(code, [...inside, ...path], ...words);
    if (channels.findIndex(({ channel }) => channel === written.channel) < at)
      return say('channel_twice', ['channel'], `${name} goes by ${written.channel} twice`, 'Name each channel once');
    if (grave && !written.registered)
      return say(
        'grave_without_registered',
        [],
        `${name} is ${severity} and could go by ${written.channel} without proof of delivery`,
        'Send it as a registered letter: channel: letter, registered: true',
      );
    return [
      ...optionProblems(written, name, say),
      ...findTextProblem(written, step, known, say),
      ...costProblems(written, document, name, say),
    ];
  });
}

function optionProblems({ channel, template, flow, attempts, registered }: WrittenChannel, name: string, say: Complain) {
  const remedy = 'Take it out, or choose another channel';
  if (channel === 'voice' && template !== undefined)
    return say('wrong_option', ['template'], `${name} is a call, which has no template`, remedy);
  if (channel !== 'voice' && (flow ?? attempts) !== undefined)
    return say('wrong_option', [flow ? 'flow' : 'attempts'], `${name} goes by ${channel}, which is no call`, remedy);
  if (registered && channel !== 'letter')
    return say('wrong_option', ['registered'], `${name} goes by ${channel}; only letters are registered`, remedy);
  return [];
}

function costProblems(written: WrittenChannel, document: StrategyDocument, name: string, say: Complain): StrategyProblem[] {
  const cost = costOf(written, document);
  const what = written.registered ? 'registered_letter' : written.channel;
  if (!cost)
    return say('missing_cost', ['channel'], `nobody says what ${name} costs`, `Write costs: { ${what}: … } or cost beside it`);
  if (cost.currency === document.currency) return [];
  return say(
    'other_currency',
    ['cost'],
    `${name} costs ${cost.currency}`,
    `Write it in ${document.currency}, as the strategy says`,
  );
}

/** Amounts of conditions in another currency would never be fulfilled. */
function currencyProblems(document: StrategyDocument): StrategyProblem[] {
  const { enter, steps } = assembleStrategy(document);
  const places = [
    { condition: enter, path: ['enter'] as readonly PropertyKey[] },
    ...steps.flatMap(({ only }, index) => (only ? [{ condition: only, path: ['steps', index] }] : [])),
  ];
  return places.flatMap(({ condition, path }) => {
    const other = currenciesIn(condition).find((currency) => currency !== document.currency);
    const say = complainAt(document, path);
    return other
      ? say('other_currency', [], `a condition asks for ${other}`, `Write it in ${document.currency}, as the strategy says`)
      : [];
  });
}
