import { centralEuropeanPacks } from '../gate/packs/central-europe.ts';
import { severities } from '../kernel/severity.ts';
import type { WrittenStep } from './document.ts';
import type { Complain } from './find-step-problems.ts';
import type { KnownNames, StrategyProblem } from './strategy-problem.ts';
import type { WrittenChannel } from './written-channel.ts';

/** What is wrong with what a channel says: the flow of a call, the template of anything written. */
export function findTextProblem(written: WrittenChannel, step: WrittenStep, known: KnownNames, say: Complain): StrategyProblem[] {
  return written.channel === 'voice' ? callProblem(written, step, known, say) : templateProblem(written, step, known, say);
}

function callProblem({ flow, attempts }: WrittenChannel, { name, severity }: WrittenStep, { flows }: KnownNames, say: Complain) {
  if (flow === undefined)
    return say('voice_without_flow', [], `${name} is a call that says nothing`, 'Name its flow, like soft-reminder');
  const purpose = flows.get(flow);
  if (purpose === undefined)
    return say('unknown_flow', ['flow'], `there is no flow ${flow}`, `Name one of ${[...flows.keys()].join(', ')}`);
  const wanted = severity === 'courtesy' ? 'courtesy' : 'collection';
  if (purpose !== wanted && (wanted === 'courtesy' || purpose !== 'promise_reminder'))
    return say(
      'flow_of_other_purpose',
      ['flow'],
      `${name} is for ${wanted}, and the flow ${flow} for ${purpose.replaceAll('_', ' ')}`,
      `Name a flow for ${wanted}`,
    );
  if (!attempts) return [];
  const { perDay, inAll, apartMs } = attempts;
  if (perDay <= most.perDay && inAll <= most.inAll && perDay <= inAll && (perDay - 1) * apartMs < shortestWindowMs) return [];
  return say(
    'attempts_beyond_limits',
    ['attempts'],
    `${name} is called ${perDay} times a day and ${inAll} in all, ${apartMs / 60_000} minutes apart`,
    `At most ${most.perDay} a day and ${most.inAll} in all are allowed anywhere, and a day's must fit between 8:00 and 18:00`,
  );
}

function templateProblem(
  { template, channel }: WrittenChannel,
  { name, severity }: WrittenStep,
  { templates }: KnownNames,
  say: Complain,
): StrategyProblem[] {
  if (template === undefined)
    return say('written_without_template', [], `${name} goes by ${channel} and says nothing`, 'Name its template, like reminder');
  const text = templates.get(template);
  if (!text)
    return say(
      'unknown_template',
      ['template'],
      `there is no template ${template}`,
      `Name one of ${[...templates.keys()].join(', ')}`,
    );
  if (!text.channels.includes(channel))
    return say(
      'template_of_other_channel',
      ['template'],
      `the template ${template} cannot go by ${channel}`,
      `It is written for ${text.channels.join(', ')}`,
    );
  if (severities.indexOf(text.severity) <= severities.indexOf(severity)) return [];
  return say(
    'template_too_grave',
    ['template'],
    `the template ${template} is a ${text.severity}, and the step ${name} a ${severity}`,
    'Choose a milder template, or say how grave the step is',
  );
}

/** What the widest pack allows; the gate holds each call to its own. */
const most = {
  perDay: Math.max(...centralEuropeanPacks.map(({ placedCalls }) => placedCalls.perDay.value)),
  inAll: Math.max(...centralEuropeanPacks.map(({ placedCalls }) => placedCalls.perCampaign.value)),
};
const shortestWindowMs = 10 * 3_600_000;
