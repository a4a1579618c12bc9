/**
 * A line of CSV (RFC 4180): `;` between fields as spreadsheets of Central Europe expect, CRLF. What a spreadsheet would run as a formula is
 * disarmed.
 */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => quoted(disarmed(field))).join(';')}\r\n`;
}

/** The names of the columns, after the mark by which spreadsheets know UTF-8. */
export function csvHead(names: readonly string[]): string {
  return `\ufeff${csvLine(names)}`;
}

/** RFC 3339 in UTC; nothing for null. `at`: epoch ms. */
export function csvInstant(at: number | null): string {
  return at === null ? '' : Temporal.Instant.fromEpochMilliseconds(at).toString();
}

/**
 * A field that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection); a telephone number in E.164
 * form is none, and stays as programs read it.
 */
function disarmed(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) && !/^\+\d+$/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
