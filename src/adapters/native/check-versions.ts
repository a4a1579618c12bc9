import type { Programs } from '../../kernel/programs.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { NativeVersions } from './native-parts.ts';
import { run } from './run.ts';
import { atLeast, leastAsterisk, versionIn } from './version.ts';

/** Runs every native program once and reads its version. Refuses what is missing, and an Asterisk older than `leastAsterisk`. */
export async function checkVersions(
  programs: Programs,
): Promise<Result<NativeVersions, Refusal<'program_missing' | 'asterisk_too_old'>>> {
  const [asterisk, espeakNg, sox] = await Promise.all([
    askVersion(programs, 'asterisk', '-V'),
    askVersion(programs, 'espeak-ng', '--version'),
    askVersion(programs, 'sox', '--version'),
  ]);
  if (!asterisk.version) return missing('asterisk', asterisk.output, programs);
  if (!atLeast(asterisk.version, leastAsterisk))
    return refuse(
      'asterisk_too_old',
      `Asterisk of ${programs.described} is ${asterisk.version}; ${leastAsterisk} or newer is needed`,
    );
  if (!espeakNg.version) return missing('espeak-ng', espeakNg.output, programs);
  if (!sox.version) return missing('sox', sox.output, programs);
  return accept({ asterisk: asterisk.version, espeakNg: espeakNg.version, sox: sox.version });
}

async function askVersion(programs: Programs, program: string, argument: string) {
  const { code, output } = await run(programs.command(program, [argument]), { limitMs: 20_000 });
  return { version: code === 0 ? versionIn(output) : undefined, output };
}

function missing(program: string, output: string, programs: Programs): Refusal<'program_missing'> {
  const why = output.trim().split('\n').at(-1);
  return refuse('program_missing', `${program} does not run in ${programs.described}${why ? `: ${why}` : ''}`);
}
