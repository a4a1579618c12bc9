import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The first Debian archive in apt's sources (one-line `.list` and deb822 `.sources`), or undefined. Security and third-party archives
 * do not count: they hold no whole suite.
 */
export function debianMirror(files: readonly SourceFile[] = readSources()): string | undefined {
  return files.flatMap(archives).find((uri) => /^https?:\/\/\S+\/debian\/?$/.test(uri));
}

export type SourceFile = { readonly name: string; readonly text: string };

function archives({ name, text }: SourceFile): string[] {
  return name.endsWith('.sources') ? deb822(text) : oneLine(text);
}

function oneLine(text: string): string[] {
  return [...text.matchAll(/^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+\S+/gm)].map((match) => match[1] ?? '');
}

function deb822(text: string): string[] {
  return text
    .replaceAll(/^#.*\n?/gm, '')
    .split(/\n\s*\n/)
    .flatMap((stanza) => {
      const field = (key: string) =>
        new RegExp(`^${key}:[ \\t]*((?:.*)(?:\\n[ \\t].*)*)`, 'im').exec(stanza)?.[1]?.trim().split(/\s+/) ?? [];
      if (field('Enabled')[0]?.toLowerCase() === 'no' || !field('Types').includes('deb')) return [];
      return field('URIs');
    });
}

function readSources(): SourceFile[] {
  const folder = '/etc/apt/sources.list.d';
  const names = [
    '/etc/apt/sources.list',
    ...list(folder)
      .filter((file) => /\.(list|sources)$/.test(file))
      .map((file) => join(folder, file)),
  ];
  return names.flatMap((name) => {
    try {
      return [{ name, text: readFileSync(name, 'utf8') }];
    } catch {
      return [];
    }
  });
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
