/**
 * Starts a process that takes in files once more in its own place, with a bound that the C library reads only when a process begins: each thread
 * would keep a store of freed memory of its own, and what lies in them grew while a file came in. Other commands, and where the environment says
 * so already, go on as they are.
 */
export function startLean([command = '', ...rest]: readonly string[]): void {
  if (!takesInFiles.has(command) || process.env[stores] !== undefined || !process.execve) return;
  const [, program = ''] = process.argv;
  const args = [process.execPath, ...process.execArgv, program, command, ...rest];
  process.execve(process.execPath, args, { ...process.env, [stores]: '4' });
}

/** `carry-out`: an import that the console has ordered, among other long work. */
const takesInFiles = new Set(['import', 'carry-out']);

const stores = 'MALLOC_ARENA_MAX';
