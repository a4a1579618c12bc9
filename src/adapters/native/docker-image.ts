import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../kernel/fault.ts';
import { checkVersions } from './check-versions.ts';
import { dockerPrograms } from './docker-programs.ts';
import type { NativeParts, NativeProgress } from './native-parts.ts';
import { packageList, repository } from './native-settings.ts';
import { run } from './run.ts';

/** Our image, if a Docker engine has it already. */
export async function findImage(): Promise<NativeParts | null> {
  const { code } = await run(docker('image', 'inspect', '--format', '{{.Id}}', imageName()), { limitMs: 5_000 });
  return code === 0 ? imageParts() : null;
}

/** A Docker engine answers; a mere client does not count. Gives its version, else why not. */
export async function dockerEngine(): Promise<{ readonly version: string } | { readonly missing: string }> {
  const { code, output } = await run(docker('info', '--format', '{{.ServerVersion}}'), { limitMs: 10_000 });
  const lines = output.trim().split('\n');
  if (code === 0 && /^\d/.test(lines.at(-1) ?? '')) return { version: lines.at(-1) ?? '' };
  return { missing: output.includes('ENOENT') ? 'there is no docker command' : (lines.at(-1) ?? 'docker info says nothing') };
}

/** Builds the stage of the Dockerfile that holds only the native programs. Throws Fault `native_set_up_failed`. */
export async function makeImage(log: string, progress: NativeProgress): Promise<NativeParts> {
  const step = 'building the Docker image of the native parts';
  progress(step, '');
  const args = [
    'build',
    '--progress=plain',
    '--target',
    'native',
    '--tag',
    imageName(),
    '--file',
    join(repository, 'Dockerfile'),
    repository,
  ];
  const { code, output } = await run(docker(...args), {
    log,
    onLine: (line) => progress(step, line.slice(0, 60)),
  });
  if (code !== 0)
    throw new Fault('native_set_up_failed', `docker build failed (${code}): ${output.trim().split('\n').at(-1)}`, {
      remedy: `read ${log}, correct the cause and run the same command again`,
    });
  return await imageParts();
}

/** Named by what it is made of, so that a changed package list makes a new image. */
function imageName(): string {
  const hash = createHash('sha256')
    .update(readFileSync(join(repository, 'Dockerfile')))
    .update(readFileSync(packageList));
  return `dovolat-native:${hash.digest('hex').slice(0, 12)}`;
}

async function imageParts(): Promise<NativeParts> {
  const programs = dockerPrograms(imageName(), `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`);
  const versions = await checkVersions(programs);
  if (versions.ok) return { via: 'docker', programs, versions: versions.value, proof: null };
  throw new Fault(versions.reason, versions.message, {
    remedy: `remove the image (docker image rm ${imageName()}) and run the same command again`,
  });
}

function docker(...args: string[]) {
  return { file: 'docker', args };
}
