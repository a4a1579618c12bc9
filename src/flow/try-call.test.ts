import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import { loadFlow } from './load-flow.ts';
import { sampleCall } from './sample-call.ts';
import { startSession } from './start-session.ts';
import { type TryHappening, tryCall } from './try-call.ts';

const loaded = loadFlow(
  { file: 'soft-reminder.yaml', text: readFileSync('ivr-flows/soft-reminder.yaml', 'utf8') },
  shippedPrompts(),
);
if (!loaded.ok) throw new Error(loaded.message);
const flow = loaded.value;

const aTry = () => {
  const { facts, secrets } = sampleCall('cs', '2026-11-20');
  return tryCall(flow, startSession(flow, facts, 'cs'), secrets);
};
const heard = (told: readonly TryHappening[]) => told.flatMap((each) => (each.type === 'heard' ? [each.say.prompt] : []));

test('whoever tries a flow hears what a debtor hears, and sees what would be written down', () => {
  const call = aTry();
  expect(heard(call.start())).toEqual(['greeting', 'who', 'who-by-birth-date', 'who-by-customer-number', 'who-else']);
  call.press('1');
  expect(heard(call.press('15031985'))).toContain('balance-many');
  call.press('1');
  call.press('2');
  expect(call.press('1')).toContainEqual(
    expect.objectContaining({ type: 'effect', effect: expect.objectContaining({ do: 'register_promise', date: '2026-11-23' }) }),
  );
  expect(call.over()).toBe(true);
  expect(call.session().result).toBe('rpc_ptp');
});

test('keys of several answers may be typed at once, as on a telephone', () => {
  const call = aTry();
  call.start();
  expect(heard(call.press('115031985'))).toContain('balance-many');
});

test('an empty line is silence', () => {
  const call = aTry();
  call.start();
  expect(heard(call.press(''))).toContain('no-key');
});

test('somebody with the wrong digits is told no more than a debtor would be', () => {
  const call = aTry();
  call.start();
  expect(call.press('101011970')).toContainEqual({ type: 'checked', outcome: 'no_match' });
  expect(call.session().verified).toBe(false);
});

test('what an agent does is chosen, and the whisper is shown as heard by the agent alone', () => {
  const call = aTry();
  call.start();
  expect(call.press('0')).toContainEqual(expect.objectContaining({ type: 'heard', by: 'agent' }));
  expect(call.choices().map(({ label }) => label)).toEqual([
    'an agent answers, and they speak',
    'nobody answers',
    'the transfer fails',
  ]);
  const [, nobody] = call.choices();
  if (nobody) expect(heard(call.answer(nobody.input))).toContain('agent-nobody');
});
