import { styleText } from 'node:util';
import type { Delimiter } from '../intake/detect-delimiter.ts';
import type { FilePreview, PreviewColumn } from '../intake/preview-receivables.ts';
import { rowPlace } from '../intake/row-place.ts';
import { formatAmount, isCurrency } from '../kernel/money.ts';

/** A preview for a person at a terminal: how the file is read, what each column is taken for, what would go wrong. `colour` where shown. */
export function previewText(file: string, preview: FilePreview, colour: boolean): string {
  const strong = (text: string) => (colour ? styleText('bold', text, { validateStream: false }) : text);
  const faint = (text: string) => (colour ? styleText('dim', text, { validateStream: false }) : text);
  const bad = (text: string) => (colour ? styleText('red', text, { validateStream: false }) : text);
  const { rows, bytes, format, hasHeader, dueOnArrival, columns, looked, good, rejected, totals, errors } = preview;
  const all = looked >= rows;
  const sums = Object.entries(totals).map(([currency, minor]) =>
    isCurrency(currency) ? `${formatAmount({ minor, currency }).replace(/\B(?=(\d{3})+\.)/g, ',')} ${currency}` : '',
  );
  return [
    `${strong(file)}  ${format === 'invoices' ? `${count(rows)} invoices` : `${count(rows)} rows, ${size(bytes)}`}`,
    faint(`A preview: nothing is written. Your file's values are shown as they are, on this screen only.`),
    '',
    ...formLines(preview),
    ...(format === 'invoices' ? [] : [`  header     ${hasHeader ? 'line 1' : 'none: the first line is a row already'}`]),
    ...(dueOnArrival ? ['  due        on the day on which a row first comes in: the file has no due date'] : []),
    '',
    ...columnTable(columns, strong, faint, bad),
    '',
    `${strong(all ? 'All rows' : `The first ${count(looked)} rows`)}: ${count(good)} good${sums.length > 0 ? `, ${sums.join(' + ')}` : ''}; ${
      rejected > 0 ? bad(`${count(rejected)} would be turned away`) : 'none would be turned away'
    }.`,
    ...errors.map(({ line, part, column, message, value }) =>
      [
        `  ${rowPlace({ line, part }, format)}`,
        column && `, ${column}`,
        `: ${message}`,
        value && faint(` (found: ${value})`),
      ].join(''),
    ),
  ].join('\n');
}

function formLines({ encoding, delimiter, sheet, sheets, format }: FilePreview): string[] {
  const others = sheets.filter((name) => name !== sheet);
  return [
    ...(encoding === null ? [] : [`  encoding   ${encoding}`]),
    ...(delimiter === null ? [] : [`  separator  ${separators[delimiter]}`]),
    ...(sheet === null
      ? []
      : [`  sheet      ${sheet}${others.length > 0 ? `  (others: ${others.join(', ')}; --sheet NAME)` : ''}`]),
    ...(format === 'invoices' ? ['  form       invoices in XML, a row each'] : []),
  ];
}

const separators: Readonly<Record<Delimiter, string>> = {
  ';': 'semicolon  ;',
  ',': 'comma  ,',
  '\t': 'tab',
  '|': 'bar  |',
};

type Paint = (text: string) => string;

function columnTable(columns: readonly PreviewColumn[], strong: Paint, faint: Paint, bad: Paint): string[] {
  const shown = columns[0]?.values.length ?? 0;
  const header = ['#', 'in the file', 'read as', ...Array.from({ length: shown }, (_, index) => `row ${index + 1}`)];
  const body = columns.map(({ number, name, column, values }) => [
    String(number),
    cut(name || '-'),
    column ?? '(kept as it is)',
    ...values.map(({ text, wrong }) => cut(wrong ? `✗ ${text || 'empty'}` : text)),
  ]);
  const widths = header.map((title, at) => Math.max(title.length, ...body.map((cells) => (cells[at] ?? '').length)));
  const line = (cells: readonly string[], paint: (text: string, at: number) => string) =>
    `  ${cells.map((cell, at) => paint(at === 0 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0), at)).join('  ')}`.trimEnd();
  return [
    line(header, strong),
    faint(`  ${widths.map((width) => '─'.repeat(width)).join('  ')}`),
    ...body.map((cells, row) =>
      line(cells, (text, at) => {
        if (columns[row]?.values[at - 3]?.wrong) return bad(text);
        return at === 0 || (at === 2 && columns[row]?.column === null) ? faint(text) : text;
      }),
    ),
  ];
}

function cut(text: string, most = 24): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= most ? flat : `${flat.slice(0, most - 1)}…`;
}

function count(value: number): string {
  return new Intl.NumberFormat('en').format(value);
}

function size(bytes: number): string {
  const steps = ['B', 'kB', 'MB', 'GB'];
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1_000 ** step).toFixed(step > 0 && bytes / 1_000 ** step < 10 ? 1 : 0)} ${steps[step]}`;
}
