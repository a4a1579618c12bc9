import type { CompiledFlow } from '../../flow/compile.ts';
import type { Actor } from '../../journal/event.ts';
import type { Language } from '../../kernel/country.ts';
import { parsePhone } from '../../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { findTestCallObjection, type NoTestCall, type TestCallTools } from './find-test-call-objection.ts';
import type { TestCall } from './ports.ts';

/** Orders a call of this flow to a telephone of ours; the server that runs on this record places it. */
export async function orderTestCall(
  tools: TestCallTools,
  actor: Actor,
  wish: { readonly number: string; readonly flow: CompiledFlow; readonly language: Language },
): Promise<Result<TestCall, NoTestCall | Refusal<'not_a_phone_number' | 'language_missing'>>> {
  const phone = parsePhone(wish.number, 'CZ');
  if (!phone.ok) return phone;
  const { flow, language } = wish;
  if (!flow.languages.includes(language))
    return refuse('language_missing', `${flow.name} speaks ${flow.languages.join(', ')}: choose one by --language`);
  const { number } = phone.value;
  return tools.work.run(async (tx) => {
    const against = await findTestCallObjection(tools, tx, number);
    if (against) return against;
    const call: TestCall = {
      id: tools.ids.next('att'),
      number,
      flow: flow.name,
      version: flow.version,
      language,
      orderedAt: tools.clock.now().epochMilliseconds,
      orderedBy: actor,
    };
    await tools.testCalls.order(tx, call);
    const data = { testCall: call.id, flow: flow.name, version: flow.version, language };
    await tools.journal.append(tx, actor, [{ type: 'test_call_ordered', subject: {}, data }]);
    return accept(call);
  });
}

/** Takes an order back that nobody has begun to place. False when it was begun. */
export async function withdrawTestCall(tools: TestCallTools, actor: Actor, { id }: TestCall, because: string): Promise<boolean> {
  return tools.work.run(async (tx) => {
    if (!(await tools.testCalls.take(tx, id))) return false;
    await tools.testCalls.finish(tx, id);
    await tools.journal.append(tx, actor, [{ type: 'test_call_refused', subject: {}, data: { testCall: id, because } }]);
    return true;
  });
}
