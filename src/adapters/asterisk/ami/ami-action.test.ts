import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amiAction } from './ami-action.ts';

/** Full of what could end a line. */
const lines = fc.string({ unit: fc.constantFrom('\r', '\n', '\0', 'a', ':', ' ') });

test('no value can add a line to an action', () => {
  expect(amiAction('Originate', { Channel: 'PJSIP/1\r\n\r\nAction: Command' })).toEqual({
    action: 'Originate',
    Channel: 'PJSIP/1Action: Command',
  });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), lines, { maxKeys: 3 }), (fields) => {
      expect(Object.entries(amiAction('Ping', fields)).flat().join('')).not.toMatch(/[\r\n\0]/);
    }),
  );
});
