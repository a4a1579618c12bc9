import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { isWrittenDate } from '../kernel/written-date.ts';
import type { CompiledFlow } from './compile.ts';
import type { FlowPurpose } from './flow-purpose.ts';
import type { CallFacts, FlowSession } from './session.ts';

/**
 * The session of a call that is about to start; `interpret` it with `started` when the debtor answers. Throws a Fault
 * (`flow_language_missing`, `bad_call_facts`) for a call that must not be placed, so make it before the dial.
 */
export function startSession(flow: CompiledFlow, facts: CallFacts, language: Language): FlowSession {
  if (!flow.languages.includes(language))
    throw new Fault('flow_language_missing', `flow ${flow.name} is not written in ${language}`, {
      kind: 'misconfigured',
      remedy: `Add ${language} to the flow's languages and its prompts, or choose another flow`,
    });
  const wrong = whatIsWrong(facts, flow.purpose);
  if (wrong) throw new Fault('bad_call_facts', `a call cannot be made of these facts: ${wrong}`);
  return {
    flow: flow.name,
    version: flow.version,
    language,
    node: flow.start,
    visit: 0,
    local: {},
    facts,
    verified: false,
    result: null,
    ended: false,
    waiting: null,
    turns: 0,
    selected: null,
    collected: {},
    requested: [],
  };
}

function whatIsWrong(facts: CallFacts, purpose: FlowPurpose): string | undefined {
  const { today, direction, receivables, totalMinor, promise, promisePolicy, planPolicy, callbackSlots } = facts;
  if (receivables.length === 0 && direction === 'outbound' && purpose !== 'contact_verification')
    return 'there is no receivable to talk about';
  const ofReceivables = receivables.flatMap(({ due, issued }) => (issued === null ? [due] : [due, issued]));
  const dates = [today, ...ofReceivables, ...(promise ? [promise.date] : []), ...callbackSlots.map(({ date }) => date)];
  const bad = dates.find((date) => !isWrittenDate(date));
  if (bad !== undefined) return `${bad} is not a date`;
  if (!Number.isSafeInteger(totalMinor) || totalMinor !== receivables.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
    return 'the total is not the sum of the receivables';
  const { latestDays, leastPercent } = promisePolicy;
  if (!isWithin(latestDays, 0, 366)) return 'latestDays is not 0 to 366';
  if (!(leastPercent >= 0 && leastPercent <= 100)) return 'leastPercent is not 0 to 100';
  const badSlot = callbackSlots.find(({ from, to }) => !isTime(from) || !isTime(to) || from >= to);
  if (badSlot) return `${badSlot.from} to ${badSlot.to} is no time to call back`;
  if (planPolicy && !isWithin(planPolicy.most, 0, 60)) return 'a plan has more than 60 instalments';
  return planPolicy && !isWithin(planPolicy.everyDays, 1, 366) ? 'instalments are not 1 to 366 days apart' : undefined;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';
}
