import { systemTimers } from '../../../src/adapters/system/system-clock.ts';
import { factsOfPerson } from '../../../src/dialer/inbound/inbound-facts.ts';
import { setInboundLine } from '../../../src/dialer/inbound/set-inbound-line.ts';
import type { CallFacts } from '../../../src/flow/session.ts';
import type { PhoneNumber } from '../../../src/kernel/phone.ts';
import { must, type RehearsalWorld } from '../rehearsal-world.ts';
import { enrolDebtors } from './enrol-debtors.ts';
import type { SentToEveryPlace } from './flow-at-every-node.ts';

/** A line that is answered by a flow, and who may call it. */
export type OpenLine = {
  readonly number: string;
  /** What a call learns of the person with this telephone once she is found by her customer number. */
  factsOf(telephone: string): Promise<CallFacts>;
};

/** Opens the line of a flow (the `nth` one) and waits until all that it may say is rendered: the server must run. */
export async function openLine(world: RehearsalWorld, every: SentToEveryPlace, nth: number, url: string): Promise<OpenLine> {
  const { creditor, numbers } = await enrolDebtors(world, every, nth);
  const { tools } = await world.record();
  const [number = ''] = numbers;
  must(await setInboundLine(tools, 'user:test', { number, country: 'CZ', flow: every.flow }));
  await lineRendered(url);
  return {
    number,
    factsOf: (telephone) =>
      tools.work.run(async (tx) => {
        const [point] = await tools.books.contactPoints.withNumbers(tx, [telephone as PhoneNumber]);
        const known = point && (await factsOfPerson(tools, tx, point.personId, creditor, number as PhoneNumber));
        if (!known) throw new Error(`nobody has ${telephone}`);
        return known.facts;
      }),
  };
}

/** `/readyz` names the line while its words are being rendered: that begins within fifteen seconds after it was set. */
async function lineRendered(url: string): Promise<void> {
  let begun = false;
  for (let waited = 0; waited < 180_000; waited += 500) {
    const { parts = [], issues = [] } = (await (await fetch(`${url}/readyz`)).json()) as Readyz;
    const rendering = [...parts, ...issues.map(({ at }) => at)].some((part) => part.startsWith('line '));
    if (begun && !rendering) return;
    begun ||= rendering;
    await systemTimers.sleep(500);
  }
  throw new Error('the words of the line were not rendered');
}

/** `issues`: instead of the parts, where one of them is not ready. */
type Readyz = { readonly parts?: readonly string[]; readonly issues?: readonly { readonly at: string }[] };
