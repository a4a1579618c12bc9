import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenOutreach, openOutreach, phone } from '../../test/support/open-outreach.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import { findAgentObjection } from './find-agent-objection.ts';
import { smsStopList } from './model.ts';
import type { AgentTrunk } from './rules/agent-number.ts';
import { suppressByHand } from './suppress-by-hand.ts';

let the: OpenOutreach;
beforeEach(async () => {
  the = await openOutreach();
});
afterEach(() => the.close());

const josef = phone('+420601234567').number;
const toCzechia = { name: 'czech', simulated: false, destinations: ['CZ'] } as const;
const toSlovakia = { name: 'slovak', simulated: false, destinations: ['SK'] } as const;
const toPoland = { name: 'polish', simulated: false, destinations: ['PL'] } as const;
const against = async (number: PhoneNumber, ...trunks: AgentTrunk[]) =>
  (await the.run((tx) => findAgentObjection({ ...the.tools, gate: the.parts.gate }, tx, number, trunks)))?.message ?? null;
const suppress = (list: string, until: number | null = null) =>
  suppressByHand({ ...the.tools, work: the.work, gate: the.parts.gate }, 'user:eva', list, {
    ...{ number: josef, reason: null, until },
  });

test('an agent may be rung where one of the trunks may do it; where none may, the last says why', async () => {
  expect(await against(josef, toSlovakia, toCzechia, toPoland)).toBe(null);
  expect(await against(josef, toSlovakia, toPoland)).toBe('the trunk polish may not reach CZ');
  expect(await against(josef)).toBe(null);
});

test('an agent who is on a suppression list is rung by no trunk, and by none that is still to come', async () => {
  await suppress('general');
  const listed = 'the agent’s number is on a suppression list';
  expect([await against(josef), await against(josef, toSlovakia), await against(josef, toCzechia)]).toEqual([
    listed,
    listed,
    listed,
  ]);
});

test('an agent who wrote STOP to us by SMS is still rung, and so is one whose suppression is over', async () => {
  await suppress(smsStopList);
  await suppress('general', the.tools.clock.now().epochMilliseconds);
  expect(await against(josef, toCzechia)).toBe(null);
});
