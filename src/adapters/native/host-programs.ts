import type { Programs } from '../../kernel/programs.ts';

/** Programs of this machine. `asterisk` is where config named it, or whatever PATH finds. */
export function hostPrograms(asterisk = 'asterisk'): Programs {
  return {
    described: asterisk === 'asterisk' ? 'this machine (on PATH)' : `this machine (${asterisk})`,
    command: (program, args) => ({ file: program === 'asterisk' ? asterisk : program, args }),
  };
}
