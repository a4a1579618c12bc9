import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type OpenDialer, openDialer } from '../../../test/support/open-dialer.ts';
import { shippedPrompts } from '../../../test/support/shipped-prompts.ts';
import { loadFlow } from '../../flow/load-flow.ts';

/** The soft reminder, as a creditor would have it who wants to hear what is wrong. */
const text = readFileSync('ivr-flows/soft-reminder.yaml', 'utf8')
  .replace('flow: soft-reminder', 'flow: with-statement')
  .replace('reasons: { 1: not_received', 'statement: {}\n      reasons: { 1: not_received');
const loaded = loadFlow({ file: 'with-statement.yaml', text }, shippedPrompts());
if (!loaded.ok) throw new Error(loaded.message);
const flow = loaded.value;

let the: OpenDialer;
afterEach(() => the.close());

const jana = '+420000101001';
const told = async (type: string) => (await the.events()).filter((event) => event.type === type);

/** Jana says that the amount is wrong, and is asked to say why. */
async function isAskedWhy() {
  the = await openDialer({ flows: [flow] });
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  const presses = { 'who-else': '1', 'ask-birth-date': '15031985', options: '4', 'dispute-reasons': '2' };
  await the.debtor(acme, jana, { presses });
  await the.campaign(acme, {}, 'Reminder', flow.name);
  the.start();
  const asked = () =>
    the.phones.dialled.length > 0 && the.phones.heard.get(the.phones.legOf(jana))?.includes('dispute-statement');
  for (let tenths = 0; !asked() && tenths < 1200; tenths += 1) await the.time.advance(100);
  return the.phones.legOf(jana);
}

async function ends() {
  for (let seconds = 0; (await the.openSessions()) > 0 && seconds < 120; seconds += 1) await the.time.advance(1000);
  await the.time.advance(1000);
  expect(await the.violations(false)).toEqual([]);
  return (await the.attempts())[0]?.result;
}

test('what she was saying when she hung up is part of the dispute that it is about', async () => {
  const leg = await isAskedWhy();
  await the.time.advance(2500);
  the.phones.talk(leg, 4000);
  await the.time.advance(4000);
  the.phones.farEndHangsUp(leg);
  expect(await ends()).toBe('rpc_dispute');
  const [made] = await told('recording_made');
  expect(made?.data).toMatchObject({ purpose: 'statement', durationMs: 4000 });
  const recording = made && Reflect.get(made.data, 'recording');
  expect((await told('dispute_opened')).map(({ data }) => data)).toEqual([
    expect.objectContaining({ code: 'wrong_amount', recording }),
  ]);
  expect(await the.db.reader.selectFrom('disputes').select('recording').execute()).toEqual([{ recording }]);
});

test('whoever hangs up before she says why has disputed it all the same, in no words of her own', async () => {
  const leg = await isAskedWhy();
  await the.time.advance(500);
  the.phones.farEndHangsUp(leg);
  expect(await ends()).toBe('rpc_dispute');
  const [opened] = await told('dispute_opened');
  expect(opened?.data).toMatchObject({ code: 'wrong_amount' });
  expect(opened?.data).not.toHaveProperty('recording');
  expect(await told('recording_made')).toEqual([]);
});
