/**
 * A plain letter as simple HTML: paragraphs, and paragraphs of `Label: value` lines as a table. Nothing in it is loaded from elsewhere.
 * What the letter says is escaped. Pure.
 */
export function htmlLetter(text: string, language: string): string {
  const paragraphs = text.trim().split(/\n{2,}/);
  const body = paragraphs.map((paragraph) => table(paragraph.split('\n')) ?? `<p>${lines(paragraph)}</p>`);
  return [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>',
    `<body style="font:16px/1.5 sans-serif;max-width:40em;margin:0 auto;padding:16px">${body.join('')}</body></html>`,
  ].join('');
}

/** Two lines at least, each with a short label; else it is prose. */
function table(rows: readonly string[]): string | null {
  const pairs = rows.map((row) => /^([^:]{1,40}): (.+)$/.exec(row));
  if (rows.length < 2 || pairs.includes(null)) return null;
  const cells = pairs.map(
    (pair) =>
      `<tr><th scope="row" style="text-align:left;font-weight:normal;padding:2px 16px 2px 0;vertical-align:top">${escaped(pair?.[1] ?? '')}</th>` +
      `<td style="font-weight:bold;padding:2px 0;overflow-wrap:anywhere">${escaped(pair?.[2] ?? '')}</td></tr>`,
  );
  return `<table style="border-collapse:collapse;margin:16px 0">${cells.join('')}</table>`;
}

function lines(paragraph: string): string {
  return paragraph.split('\n').map(escaped).join('<br>');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
