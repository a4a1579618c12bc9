import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, hashOf, readText } from './files.mjs';
import { node, repository, stateFolder } from './places.mjs';

const marker = join(stateFolder, 'native-set-up');

/** Makes sure of asterisk, espeak-ng and sox; ends this process with 1 if that cannot be done. */
export async function ensureNative() {
  const [hash, proof] = (readText(marker) ?? '').split('\n');
  if (hash !== inputHash() || !proof || !existsSync(proof)) await setUp();
}

/** The script is in TypeScript; it has its own lock, shows its own progress and says what to do when it fails. */
async function setUp() {
  const child = spawn(node, ['scripts/set-up-native.ts'], { cwd: repository, stdio: ['ignore', 'pipe', 2] });
  let answer = '';
  child.stdout.on('data', (chunk) => {
    answer += chunk;
  });
  const code = await new Promise((done) => {
    child.on('error', () => done(1));
    child.on('close', (status) => done(status ?? 1));
  });
  if (code !== 0) process.exit(1);
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(marker, `${inputHash()}\n${JSON.parse(answer).proof ?? ''}`);
}

function inputHash() {
  const { DOVOLAT_ASTERISK = '', DOVOLAT_CACHE = '' } = process.env;
  const inputs = ['Dockerfile', 'asterisk-config/packages.txt', ...filesBelow('src/adapters/native')];
  return `${hashOf(inputs)} ${process.getuid?.()} ${DOVOLAT_ASTERISK} ${DOVOLAT_CACHE}`;
}
