/**
 * Holds the imports of `src/` to the table of docs/architecture.md: every room names the rooms and the packages that it may use.
 * Exit 0 when all is well, 1 with a line per violation, 1 also when no module was seen (a check that saw nothing proves nothing).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const src = process.argv[2] ? resolve(process.argv[2]) : join(root, 'src');

type Room = { readonly rooms: readonly string[]; readonly packages: readonly string[] };

const everyRoom = [
  'kernel',
  'journal',
  'receivables',
  'intake',
  'gate',
  'strategy',
  'flow',
  'speech',
  'outreach',
  'dialer',
  'desk',
  'judge',
  'reports',
  'retention',
  'rehearsal',
  'web',
  'cli',
];

/** `room/file.ts` stands for that one file of a room; `*` in packages for any. */
const table: Readonly<Record<string, Room>> = {
  kernel: { rooms: [], packages: ['libphonenumber-js', 'ibantools', 'yaml'] },
  journal: { rooms: ['kernel'], packages: [] },
  receivables: { rooms: ['kernel', 'journal'], packages: ['ibantools'] },
  intake: {
    rooms: ['kernel', 'journal', 'receivables'],
    packages: [
      'csv-parse',
      'csv-stringify',
      'iconv-lite',
      'ibantools',
      'read-excel-file',
      'saxes',
      'zod',
      'node:stream',
      'node:crypto',
    ],
  },
  gate: { rooms: ['kernel', 'journal', 'receivables'], packages: ['zod', 'yaml'] },
  flow: { rooms: ['kernel'], packages: ['zod', 'yaml'] },
  speech: { rooms: ['kernel'], packages: ['zod', 'yaml', 'czech-vocative'] },
  strategy: { rooms: ['kernel', 'journal', 'receivables', 'gate'], packages: ['zod', 'yaml'] },
  outreach: { rooms: ['kernel', 'journal', 'receivables', 'gate', 'speech'], packages: ['zod', 'bysquare', 'qrcode'] },
  dialer: { rooms: ['kernel', 'journal', 'receivables', 'gate', 'flow', 'speech'], packages: ['zod'] },
  desk: { rooms: ['kernel', 'journal', 'receivables', 'gate', 'dialer', 'outreach'], packages: ['zod'] },
  judge: { rooms: ['kernel', 'journal', '*/events.ts'], packages: [] },
  reports: { rooms: ['kernel', 'journal', '*/events.ts', 'receivables/ports.ts'], packages: [] },
  retention: { rooms: ['kernel', 'journal'], packages: [] },
  rehearsal: { rooms: everyRoom.filter((room) => !['rehearsal', 'web', 'cli'].includes(room)), packages: ['zod', 'yaml'] },
  adapters: {
    rooms: ['kernel', 'journal', '*/ports.ts', '*/events.ts', '*/model.ts', '*/telephony.ts', '*/session.ts'],
    packages: ['*'],
  },
  web: { rooms: everyRoom.filter((room) => !['web', 'cli'].includes(room)), packages: ['*'] },
  cli: { rooms: everyRoom.filter((room) => room !== 'cli'), packages: ['*'] },
  console: { rooms: ['flow', 'kernel', 'web/api-types.ts', 'web/setup-types.ts'], packages: ['*'] },
};

/** As Biome formats them: `… from 'x';` at a line's end, `import 'x';`, and `import('x')`. */
const importLine = /^(?:import|export|\}).*\bfrom '([^']+)';$|^import '([^']+)';$|\bimport\('([^']+)'\)/gm;

let seen = 0;
const violations: string[] = [];

for (const file of filesBelow(src)) {
  const path = relative(src, file);
  const room = path.includes('/') ? (path.split('/')[0] as string) : path;
  if (['main', 'main.ts', 'config.ts'].includes(room)) continue;
  if (/\.test\.tsx?$/.test(path)) continue;
  seen += 1;
  const rule = table[room];
  if (!rule) {
    violations.push(`${path}: ${room} is no room; docs/architecture.md lists them`);
    continue;
  }
  const text = readFileSync(file, 'utf8');
  if (!['web', 'cli', 'console', 'adapters'].includes(room))
    for (const call of text.matchAll(/\b(Date\.now|Math\.random|Temporal\.Now)\b/g))
      violations.push(`${path}: ${call[1]}: time and chance come in as arguments`);
  for (const match of text.matchAll(importLine)) {
    const target = match[1] ?? match[2] ?? match[3];
    if (target) check(path, room, rule, file, target);
  }
}

function check(path: string, room: string, rule: Room, file: string, target: string): void {
  if (!target.startsWith('.')) {
    const name = target.startsWith('node:')
      ? target
      : target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/');
    if (!rule.packages.includes('*') && !rule.packages.includes(name))
      violations.push(`${path}: ${room} may not use the package ${name}`);
    return;
  }
  const to = relative(src, resolve(dirname(file), target));
  if (to.startsWith('..')) return;
  const [toRoom = '', second = ''] = to.split('/');
  if (toRoom === room && room !== 'adapters') return;
  if (room === 'adapters' && toRoom === 'adapters') {
    if (path.split('/')[1] !== second) violations.push(`${path}: an adapter never imports another adapter (${to})`);
    return;
  }
  const allowed = rule.rooms.some((entry) => {
    if (!entry.includes('/')) return entry === toRoom;
    const [r, f] = entry.split('/');
    return (r === '*' || r === toRoom) && to.endsWith(`/${f}`);
  });
  if (!allowed) violations.push(`${path}: ${room} may not import ${to}`);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

for (const line of violations) console.error(line);
if (seen === 0) console.error(`no module seen below ${src}: nothing was checked`);
else console.log(`${seen} modules keep to their rooms${violations.length ? `, but for ${violations.length} imports` : ''}`);
process.exitCode = violations.length > 0 || seen === 0 ? 1 : 0;
