import { expect, test } from 'vitest';
import { debianMirror } from './debian-mirror.ts';

const mirror = 'http://mirror.example.org/debian';

test('the archive is read from a deb822 file, security archives left out', () => {
  const text = [
    '# comment',
    'Types: deb',
    'URIs: http://mirror.example.org/debian-security',
    'Suites: bookworm-security',
    '',
    'Types: deb deb-src',
    '# a comment in between',
    `URIs: ${mirror}`,
    'Suites: bookworm bookworm-updates',
    'Components: main',
  ].join('\n');
  expect(debianMirror([{ name: 'debian.sources', text }])).toBe(mirror);
});

test('a list of archives may go over several lines', () => {
  const text = `Types: deb\nURIs:\n http://mirror.example.org/other\n ${mirror}\nSuites: trixie\n`;
  expect(debianMirror([{ name: 'debian.sources', text }])).toBe(mirror);
});

test('a disabled archive does not count', () => {
  expect(
    debianMirror([{ name: 'x.sources', text: `Types: deb\nURIs: ${mirror}\nSuites: trixie\nEnabled: no\n` }]),
  ).toBeUndefined();
});

test('the archive is read from one-line entries with and without options', () => {
  const text = `# deb ${mirror}/no x main\ndeb [signed-by=/a arch=amd64] ${mirror}/ trixie main\n`;
  expect(debianMirror([{ name: 'sources.list', text }])).toBe(`${mirror}/`);
});

test('another distribution’s archive is no Debian archive', () => {
  expect(debianMirror([{ name: 'sources.list', text: 'deb http://mirror.example.org/ubuntu noble main\n' }])).toBeUndefined();
});
