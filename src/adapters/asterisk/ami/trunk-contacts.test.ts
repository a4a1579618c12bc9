import { expect, test } from 'vitest';
import { readContact, trunkState } from './trunk-contacts.ts';

test('a trunk is reachable while one of its far ends is', () => {
  expect(trunkState(['unreachable', 'reachable'])).toBe('reachable');
  expect(trunkState(['unreachable', 'unreachable'])).toBe('unreachable');
  expect(trunkState(['unmonitored'])).toBe('unmonitored');
  expect(trunkState([])).toBe('unknown');
});

test('a change and a listing say the same in different words', () => {
  const change = { event: 'ContactStatus', contactstatus: 'Unreachable', endpointname: 'carrier', uri: 'sip:127.0.0.2:5060' };
  const listing = { event: 'ContactStatusDetail', status: 'Unreachable', endpointname: 'carrier', uri: 'sip:127.0.0.2:5060' };
  const news = { trunk: 'carrier', uri: 'sip:127.0.0.2:5060', status: 'unreachable', roundTripUs: null };
  expect(readContact(change)).toEqual(news);
  expect(readContact(listing)).toEqual(news);
  expect(readContact({ event: 'PeerStatus', peer: 'PJSIP/carrier' })).toBeNull();
});
