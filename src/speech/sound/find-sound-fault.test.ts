import { expect, test } from 'vitest';
import { findSoundFault } from './find-sound-fault.ts';
import { measureLevel } from './level.ts';

const level = (peak: number) =>
  measureLevel({ rate: 8000, samples: Int16Array.from({ length: 8000 }, (_, i) => peak * Math.sin(i / 3)) });

test('a prompt that is silent, clipped, half swallowed or spelled out is no prompt', () => {
  expect(findSoundFault(level(0), 80)).toBe('no speech');
  expect(findSoundFault(level(32_767), 80)).toBe('clipped');
  expect(findSoundFault(level(8000), 40)).toBe('words are missing'); // half of what espeak-ng needs
  expect(findSoundFault(level(8000), 200)).toBe('too slow');
  expect([75, 112].map((ms) => findSoundFault(level(8000), ms))).toEqual([undefined, undefined]);
});
