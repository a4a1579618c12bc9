import type { Actor } from '../../journal/event.ts';
import { maskPhone, parsePhone } from '../../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { objectToNumber, type TestCallTools } from './find-test-call-objection.ts';
import type { TestNumber } from './ports.ts';

/** Somebody says, and by what it is known, that this is a telephone of the operator's own: flows may be tried on it. */
export async function addTestNumber(
  tools: TestCallTools,
  actor: Actor,
  wish: { readonly number: string; readonly evidence: string },
): Promise<Result<TestNumber, Refusal>> {
  const phone = parsePhone(wish.number, 'CZ');
  if (!phone.ok) return phone;
  const evidence = wish.evidence.trim();
  if (evidence === '') return refuse('no_evidence', 'say by what it is known that the number is yours, like "my own mobile"');
  const { number } = phone.value;
  return tools.work.run(async (tx) => {
    const against = await objectToNumber(tools, tx, number);
    if (against) return against;
    const known = (await tools.testCalls.numbers(tx)).find((each) => each.number === number);
    if (known) return accept(known);
    const added: TestNumber = { number, evidence, addedAt: tools.clock.now().epochMilliseconds, addedBy: actor };
    await tools.testCalls.addNumber(tx, added);
    await tools.journal.append(tx, actor, [
      { type: 'test_number_added', subject: {}, data: { number: maskPhone(number), evidence } },
    ]);
    return accept(added);
  });
}

export async function removeTestNumber(
  tools: TestCallTools,
  actor: Actor,
  wanted: string,
): Promise<Result<{ readonly number: string }, Refusal>> {
  const phone = parsePhone(wanted, 'CZ');
  if (!phone.ok) return phone;
  const { number } = phone.value;
  return tools.work.run(async (tx) => {
    if (!(await tools.testCalls.removeNumber(tx, number))) return refuse('unknown_number', `${number} is on no list of yours`);
    await tools.journal.append(tx, actor, [{ type: 'test_number_removed', subject: {}, data: { number: maskPhone(number) } }]);
    return accept({ number });
  });
}
