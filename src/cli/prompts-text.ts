import { styleText } from 'node:util';
import type { Language } from '../kernel/country.ts';
import type { ScriptLine } from '../speech/recordings/recording-script.ts';
import type { RecordingReport } from '../speech/recordings/take-recordings.ts';
import type { HeardPrompt } from '../web/prompts/ports.ts';

export type Paint = (style: 'bold' | 'dim' | 'green' | 'red' | 'cyan', text: string) => string;

/** Colours where they are shown, else the text as it is. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

/** The script that a voice talent reads: file name, how it is read, what is read. */
export function scriptText(
  report: RecordingReport,
  textOf: (prompt: string) => string | undefined,
  { missing, paint }: { readonly missing: boolean; readonly paint: Paint },
): string {
  const lines = report.script.filter(({ name }) => !missing || !report.set.byName.has(name));
  const width = Math.max(4, ...lines.map(({ name }) => name.length));
  const row = (line: ScriptLine) => {
    const recorded = report.set.byName.has(line.name);
    const [first = '', ...rest] = wrapped(line.text, textWidth);
    const indent = ' '.repeat(2 + width + 2 + howWidth + 2);
    return [
      `${recorded ? paint('green', '✓') : ' '} ${line.name.padEnd(width)}  ${paint('dim', how[line.tone].padEnd(howWidth))}  ${first}`,
      ...rest.map((more) => `${indent}${more}`),
    ].join('\n');
  };
  const blocks = Map.groupBy(lines, ({ prompt }) => prompt);
  const prompts = [...blocks].flatMap(([prompt, block]) => {
    if (prompt === null) return [];
    const context = block.some(({ name }) => name !== prompt) ? (textOf(prompt) ?? '') : '';
    return [
      ...wrapped(context, width + howWidth + textWidth + 4).map((part) => `  ${marked(part, paint)}`),
      ...block.map(row),
      '',
    ];
  });
  const words = blocks.get(null) ?? [];
  return [
    heading(report, paint),
    '',
    paint('dim', `Deliver each as WAVE or MP3 with the name on the left into prompts/${report.language}/.`),
    '',
    ...prompts,
    ...(words.length > 0 ? [paint('bold', 'Numbers, money and dates'), '', ...words.map(row)] : []),
    ...(lines.length === 0 ? ['  Nothing is missing.'] : []),
  ].join('\n');
}

/** What became of the files of each language. */
export function checkText(reports: readonly RecordingReport[], paint: Paint): string {
  return reports
    .map((report) =>
      [
        heading(report, paint),
        ...report.refused.flatMap(({ file, message }) => [
          `  ${paint('red', '✗')} ${file}`,
          ...wrapped(message, textWidth + 20).map((part) => `      ${part}`),
        ]),
      ].join('\n'),
    )
    .join('\n');
}

/** What a preview is made of. */
export function previewedText(
  prompt: string,
  { voice, durationMs, fragments }: Omit<HeardPrompt, 'wav'>,
  out: string,
  paint: Paint,
): string {
  return [
    `${paint('bold', prompt)}  ${(durationMs / 1000).toFixed(1)} s, voice ${voice}`,
    ...fragments.map(
      ({ words, recorded }) => `  ${recorded ? paint('green', '● recorded ') : paint('dim', '○ synthetic')}  ${words}`,
    ),
    `As a debtor hears it: ${out}`,
  ].join('\n');
}

function heading({ language, script, set, refused }: RecordingReport, paint: Paint): string {
  const spoken = script.filter(({ prompt }) => prompt !== null);
  const words = script.length - spoken.length;
  const recorded = spoken.filter(({ name }) => set.byName.has(name)).length;
  const wrong = refused.length > 0 ? `, ${paint('red', `${refused.length} refused`)}` : '';
  return `${paint('bold', names[language])}  ${recorded} of ${spoken.length} files of prompts and ${set.words.size} of ${words} words are recorded${wrong}`;
}

export const names: Readonly<Record<Language, string>> = {
  cs: 'Czech',
  sk: 'Slovak',
  pl: 'Polish',
  hu: 'Hungarian',
  en: 'English',
};

const how: Readonly<Record<ScriptLine['tone'], string>> = { even: 'evenly', open: 'goes on', closed: 'ends', asking: 'asks' };
const howWidth = 7;
const textWidth = 72;

/** Places stand out from the words around them. */
function marked(text: string, paint: Paint): string {
  return text
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? paint('cyan', part) : paint('dim', part)))
    .join('');
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
