import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '../../../kernel/fault.ts';
import type { Programs } from '../../../kernel/programs.ts';
import type { Clip } from '../../../rehearsal/ports.ts';

/** Speaks a clip with espeak-ng, or makes its tones, into `folder/NAME.alaw`, as the network plays it. Throws Fault `clip_not_rendered`. */
export async function renderClip(programs: Programs, folder: string, clip: Clip): Promise<void> {
  const wave = join(folder, `${clip.name}.wav`);
  const alaw = join(folder, `${clip.name}.alaw`);
  try {
    if ('text' in clip) {
      await run(programs, folder, 'espeak-ng', ['-v', clip.language, '-w', wave, clip.text]);
      await run(programs, folder, 'sox', [wave, ...telephoneSound, alaw]);
    } else {
      const tones = clip.tones.map(({ hertz, ms }) => ['synth', String(ms / 1000), 'sine', String(hertz), 'vol', '0.3']);
      const chain = tones.flatMap((tone, index) => (index === 0 ? tone : [':', ...tone]));
      await run(programs, folder, 'sox', ['-n', ...telephoneSound, alaw, ...chain]);
    }
  } catch (cause) {
    throw new Fault('clip_not_rendered', `espeak-ng and sox could not make the clip ${clip.name}`, {
      kind: 'misconfigured',
      cause,
      remedy: 'install espeak-ng and sox where Asterisk is',
    });
  }
}

const telephoneSound = ['-t', 'raw', '-r', '8000', '-c', '1', '-e', 'a-law'];

async function run(programs: Programs, folder: string, program: string, args: readonly string[]): Promise<void> {
  const { file, args: all } = programs.command(program, args, [folder]);
  await promisify(execFile)(file, [...all], { timeout: 20_000 });
}
