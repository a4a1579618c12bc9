import { expect, test } from 'vitest';
import { parseCallsLog } from './calls-log.ts';

const log = `
[2026-11-21 22:51:30.911] NOTICE[16800] loader.c: 48 modules will be loaded.
[2026-11-21 22:52:39.002] NOTICE[1][C-00000001] Ext. +420000101016:1 @ from-caller: dovolat_call at=2026-11-21T22:52:39.000Z number=+420000101016 caller_id=+420000900001 call_id=358f5749-f470
[2026-11-21 22:52:40.002] NOTICE[1][C-00000002] Ext. +420000101017:1 @ from-caller: dovolat_call at=2026-11-21T22:52:40.500Z number=+420000101017 caller_id= call_id=36ddf384@127.0.0.1
[2026-11-21 22:53:10.002] NOTICE[1][C-00000002] Ext. 01:9 @ persona: dovolat_gave_up number=+420000101017 persona=promises_today step=3 waited_for=voice
`;

test('every INVITE that reached the network is counted, with who called whom and when', () => {
  expect(parseCallsLog(log).placed).toEqual([
    { callId: '358f5749-f470', number: '+420000101016', callerId: '+420000900001', at: Date.parse('2026-11-21T22:52:39Z') },
    { callId: '36ddf384@127.0.0.1', number: '+420000101017', callerId: '', at: Date.parse('2026-11-21T22:52:40.5Z') },
  ]);
});

test('a subscriber who gave up waiting is named', () => {
  expect(parseCallsLog(log).givenUp).toEqual([
    { number: '+420000101017', persona: 'promises_today', step: 3, waitedFor: 'voice' },
  ]);
});
