import { expect, test } from 'vitest';
import { chooseTrunk } from './choose-trunk.ts';

const simulated = { id: 'trk_sim', simulated: true, destinations: ['CZ', 'SK'] } as const;
const czech = { id: 'trk_cz', simulated: false, destinations: ['CZ'] } as const;
const wide = { id: 'trk_wide', simulated: false, destinations: ['CZ', 'SK', 'PL', 'HU'] } as const;
const all = [simulated, czech, wide];

test('the trunk that was paced is taken where it may carry the number', () => {
  expect(chooseTrunk(all, { region: 'CZ', rehearsal: false }, 'trk_wide')).toBe('trk_wide');
});

test('a number that the paced trunk may not carry goes by one that may', () => {
  expect(chooseTrunk(all, { region: 'CZ', rehearsal: true }, 'trk_wide')).toBe('trk_sim');
  expect(chooseTrunk(all, { region: 'SK', rehearsal: false }, 'trk_cz')).toBe('trk_wide');
  expect(chooseTrunk(all, { region: 'CZ', rehearsal: false }, 'trk_sim')).toBe('trk_cz');
});

test('a number that no trunk may carry keeps the paced one, and the gate refuses it', () => {
  expect(chooseTrunk(all, { region: 'DE', rehearsal: false }, 'trk_cz')).toBe('trk_cz');
});
