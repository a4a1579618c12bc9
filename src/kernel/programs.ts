/**
 * Native programs (asterisk, espeak-ng, sox), wherever they were found: on this machine, in a root file system of our own, or in a
 * container. The adapters that use them need not know which.
 */
export interface Programs {
  /** How they were found, for people: `root file system /var/cache/dovolat/native/…`. */
  readonly described: string;
  /**
   * What to spawn so that `program args` runs with `folders` (absolute paths of this machine) visible at the same paths.
   * Standard input, output and the exit code are the program's own.
   */
  command(program: string, args: readonly string[], folders?: readonly string[]): SpawnCommand;
}

export type SpawnCommand = { readonly file: string; readonly args: readonly string[] };

/** Runs a program to its end and gives its standard output. Throws Fault on a missing program, a bad exit or the time limit (then killed). */
export type RunProgram = (command: SpawnCommand, input: string | Uint8Array, timeLimitMs: number) => Promise<Uint8Array>;
