import { join } from 'node:path';
import type { Programs } from '../../kernel/programs.ts';

/**
 * The programs of a root file system (`make-root.ts`), run by chroot in a mount namespace of their own. Needs root. The spawned
 * process's id is the program's own, so it may be signalled directly.
 */
export function rootPrograms(root: string): Programs {
  return {
    described: `root file system ${root}`,
    command: (program, args, folders = []) => ({
      file: 'unshare',
      args: ['--mount', '--propagation', 'private', '--', '/bin/sh', enterRoot, root, ...folders, '--', program, ...args],
    }),
  };
}

const enterRoot = join(import.meta.dirname, 'enter-root.sh');
