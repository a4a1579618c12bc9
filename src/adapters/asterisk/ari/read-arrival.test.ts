import { expect, test } from 'vitest';
import { readArrival, readWaiting } from './read-arrival.ts';

const channel = (caller: string, exten = '+420212345678', name = 'PJSIP/my-carrier-0000001f') => ({
  id: '1795339626.12',
  name,
  caller: { name: 'Someone', number: caller },
  dialplan: { context: 'from-trunk', exten, app_name: 'Stasis', app_data: 'dovolat,inbound,420212345678,allowed_not_screened' },
});

test('a leg that arrives tells its trunk, what was called by request and by To, and who calls', () => {
  expect(readArrival(channel('+420777123456'), ['inbound', '420212345678', 'allowed_not_screened'])).toEqual({
    channel: '1795339626.12',
    trunk: 'my-carrier',
    called: ['+420212345678', '420212345678'],
    caller: '+420777123456',
  });
});

test.each(['prohib_not_screened', 'prohib', 'unavailable'])('a number that may not be shown (%s) is none', (presentation) => {
  expect(readArrival(channel('+420777123456'), ['inbound', '', presentation])?.caller).toBeNull();
});

test('a caller without a number is hidden; a To without one adds nothing', () => {
  expect(readArrival(channel('', 'user'), ['inbound', '', 'allowed'])).toMatchObject({ called: ['user'], caller: null });
});

test('a leg that waits is read from the list of channels as it was told', () => {
  expect(readWaiting(channel('+420777123456'))).toEqual(
    readArrival(channel('+420777123456'), ['inbound', '420212345678', 'allowed_not_screened']),
  );
});

test('legs that we dialled are no arrivals', () => {
  expect(readArrival(channel('+420777123456'), [])).toBeNull();
  expect(readWaiting({ ...channel('1'), dialplan: { app_data: 'dovolat,amd,MACHINE,TOOLONG' } })).toBeNull();
  expect(readWaiting({ id: 'att_1', name: 'PJSIP/x-1', dialplan: { app_data: '' } })).toBeNull();
});
