import type { Programs } from '../../kernel/programs.ts';

/**
 * Programs of this machine; `asterisk` is the absolute path that config named or PATH gave. They see nothing of our environment, so
 * no secret of ours can leak into a dialplan.
 */
export function hostPrograms(asterisk: string): Programs {
  return {
    described: `this machine (${asterisk})`,
    command: (program, args) => ({
      file: '/usr/bin/env',
      args: ['-i', `PATH=${path}`, 'LC_ALL=C.UTF-8', program === 'asterisk' ? asterisk : program, ...args],
    }),
  };
}

export const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
