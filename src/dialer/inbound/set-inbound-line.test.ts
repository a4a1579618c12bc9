import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer } from '../../../test/support/open-dialer.ts';
import { setInboundLine } from './set-inbound-line.ts';

let the: OpenDialer;
beforeEach(async () => {
  the = await openDialer();
});
afterEach(() => the.close());

const line = { number: '+420000900001', country: 'CZ', flow: 'calls-us' } as const;
const set = (wish: Partial<Parameters<typeof setInboundLine>[2]> = {}) =>
  setInboundLine(the.tools, 'user:test', { ...line, ...wish });

test('a displayed number answers with a flow, keeps its agent when the flow changes, and is closed again', async () => {
  await the.identity(await the.creditor('CZ'), line.number);
  expect(must(await set({ agent: '+420000999990' }))).toMatchObject({ inboundFlow: 'calls-us', inboundAgent: '+420000999990' });
  expect(must(await set({ flow: 'soft-reminder' }))).toMatchObject({
    inboundFlow: 'soft-reminder',
    inboundAgent: '+420000999990',
  });
  expect(must(await set({ flow: null, agent: null }))).toMatchObject({ inboundFlow: null, inboundAgent: null });
  const changes = (await the.events('caller_identity_changed')).map(({ data }) => data);
  expect(changes).toHaveLength(3);
  expect(JSON.stringify(changes)).not.toContain('000999990');
});

test('what changes nothing is not written down', async () => {
  await the.identity(await the.creditor('CZ'), line.number);
  await set();
  await set();
  expect(await the.events('caller_identity_changed')).toHaveLength(1);
});

test('a flow that is not published, and a number that we do not show, are refused with what to do', async () => {
  await the.identity(await the.creditor('CZ'), line.number);
  expect(await set({ flow: 'nothing' })).toMatchObject({
    ok: false,
    reason: 'unknown_flow',
    message: expect.stringContaining('calls-us'),
  });
  expect(await set({ number: '+420000900009' })).toMatchObject({ ok: false, reason: 'unknown_number' });
  expect(await set({ creditor: 'nobody' })).toMatchObject({ ok: false, reason: 'unknown_creditor' });
});

test('a number that two creditors show answers for one of them only, who is named', async () => {
  await the.identity(await the.creditor('CZ'), line.number);
  await the.identity(await the.creditor('CZ', { code: 'other' }), line.number);
  expect(await set()).toMatchObject({ ok: false, reason: 'several_creditors' });
  must(await set({ creditor: 'other' }));
  expect(await set({ creditor: 'acme-cz' })).toMatchObject({ ok: false, reason: 'number_taken' });
  must(await set({ creditor: 'other', flow: null }));
  must(await set({ creditor: 'acme-cz' }));
});
