import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { CompiledFlow } from './compile.ts';
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

function whatIsWrong(
  { today, direction, receivables, totalMinor, promisePolicy }: CallFacts,
  purpose: CompiledFlow['purpose'],
): string | undefined {
  const aboutDebt = direction === 'outbound' && purpose !== 'contact_verification';
  if (receivables.length === 0 && aboutDebt) return 'there is no receivable to talk about';
  const dates = [today, ...receivables.flatMap(({ due, issued }) => (issued === null ? [due] : [due, issued]))];
  const bad = dates.find((date) => !isDate(date));
  if (bad !== undefined) return `${bad} is not a date`;
  if (!Number.isSafeInteger(totalMinor) || totalMinor !== receivables.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
    return 'the total is not the sum of the receivables';
  const { latestDays } = promisePolicy;
  return Number.isSafeInteger(latestDays) && latestDays >= 0 && latestDays <= 366 ? undefined : 'latestDays is not 0 to 366';
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
