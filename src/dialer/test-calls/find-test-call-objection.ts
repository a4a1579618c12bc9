import { objectToAgent } from '../../gate/rules/agent-number.ts';
import type { PhoneNumber } from '../../kernel/phone.ts';
import { type Refusal, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DialerTools } from '../dialer-tools.ts';
import type { TestCalls } from './ports.ts';

export type NoTestCall = Refusal<
  'number_not_ours' | 'number_of_a_debtor' | 'number_not_allowed' | 'everything_stopped' | 'too_many_test_calls'
>;
export type TestCallTools = DialerTools & { readonly testCalls: TestCalls };

/** A number that somebody else might answer by mistake is not called all day. */
export const mostADay = 20;

/** What stands against a test call to this number at this moment, by whichever trunk; undefined when nothing does. */
export async function findTestCallObjection(tools: TestCallTools, tx: Tx, number: PhoneNumber): Promise<NoTestCall | undefined> {
  if ((await tools.gate.emergencyStop.since(tx)) !== null)
    return refuse('everything_stopped', 'every call is stopped: lift it with `dovolat stop-all --lift`');
  const ours = (await tools.testCalls.numbers(tx)).some((each) => each.number === number);
  if (!ours)
    return refuse(
      'number_not_ours',
      `nobody has said that ${number} is a telephone of yours: dovolat flow number add ${number} --evidence "…"`,
    );
  const against = await objectToNumber(tools, tx, number);
  if (against) return against;
  const day = 24 * 3_600_000;
  if ((await tools.testCalls.orderedSince(tx, number, tools.clock.now().epochMilliseconds - day)) >= mostADay)
    return refuse(
      'too_many_test_calls',
      `${number} was called ${mostADay} times in 24 hours: try again later, or \`dovolat flow try\``,
    );
  return undefined;
}

/** What can never be a telephone of ours to try flows on: no mobile or fixed line, a suppressed number, that of somebody on record. */
export async function objectToNumber(
  tools: TestCallTools,
  tx: Tx,
  number: PhoneNumber,
): Promise<Refusal<'number_of_a_debtor' | 'number_not_allowed'> | undefined> {
  const suppressed = await tools.gate.suppressions.has(tx, number, tools.clock.now().epochMilliseconds, 'voice');
  const against = objectToAgent(number, suppressed, null);
  if (against) return refuse('number_not_allowed', against.message.replace('the agent’s number', 'the number'));
  if ((await tools.books.contactPoints.withNumbers(tx, [number])).length > 0)
    return refuse(
      'number_of_a_debtor',
      `${number} is on record as somebody’s telephone: flows are tried on a telephone of your own`,
    );
  return undefined;
}
