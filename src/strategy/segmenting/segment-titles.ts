import { formedNames, type Segment } from './model.ts';

/**
 * What people call segments, by name: those of conditions as somebody titled them, those of the system in words, `Large, old, unreliable`. One
 * that is known no more keeps its name.
 */
export function segmentTitles(asked: readonly Pick<Segment, 'name' | 'title'>[]): (name: string) => string {
  const titles = new Map(asked.map(({ name, title }) => [name, title]));
  return (name) => (formedNames.has(name) ? inWords(name) : (titles.get(name) ?? name));
}

function inWords(name: string): string {
  const words = name.replaceAll('-', ', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
