import type { Programs } from '../../kernel/programs.ts';

/**
 * The programs of our Docker image, each run in a throw-away container on the host's network and process ids, as `user` (`uid:gid`),
 * so that files belong to the caller and a program can be seen and signalled from here.
 */
export function dockerPrograms(image: string, user: string): Programs {
  return {
    described: `Docker image ${image}`,
    command: (program, args, folders = []) => ({
      file: 'docker',
      args: [
        'run',
        '--rm',
        '--interactive',
        '--network=host',
        '--pid=host',
        `--user=${user}`,
        '--env=LC_ALL=C.UTF-8',
        ...folders.map((folder) => `--mount=type=bind,source=${folder},target=${folder}`),
        `--entrypoint=${program}`,
        image,
        ...args,
      ],
    }),
  };
}
