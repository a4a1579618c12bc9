import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import type { SpawnCommand } from '../../kernel/programs.ts';

export type RunOptions = {
  /** Everything that the command prints is appended here. */
  readonly log?: string;
  /** Called with each line of its output. */
  readonly onLine?: (line: string) => void;
  /** A descriptor that the command inherits as number 3. */
  readonly fd?: number;
  readonly cwd?: string;
  readonly limitMs?: number;
};

/** Runs a command to its end. Code -1 when it could not be started or ran out of time. `output` is both streams, as they came. */
export function run(
  { file, args }: SpawnCommand,
  options: RunOptions = {},
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe', ...(options.fd === undefined ? [] : [options.fd])],
      ...(options.cwd ? { cwd: options.cwd } : {}),
      ...(options.limitMs ? { timeout: options.limitMs, killSignal: 'SIGKILL' as const } : {}),
    });
    let output = '';
    let line = '';
    const take = (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      output = (output + text).slice(-64_000);
      if (options.log) appendFileSync(options.log, text);
      const lines = (line + text).split(/\r?\n|\r/);
      line = lines.pop() ?? '';
      for (const each of lines) options.onLine?.(each);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', (error) => resolve({ code: -1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}
