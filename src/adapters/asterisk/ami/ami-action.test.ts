import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amiAction } from './ami-action.ts';

test('no value can add a line to an action', () => {
  expect(amiAction('Originate', { Channel: 'PJSIP/1\r\n\r\nAction: Command' })).toEqual({
    action: 'Originate',
    Channel: 'PJSIP/1Action: Command',
  });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (fields) => {
      expect(Object.entries(amiAction('Ping', fields)).flat().join('')).not.toMatch(/[\r\n\0]/);
    }),
  );
});
