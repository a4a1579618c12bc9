/**
 * An amount as people type it, as the API wants it: `1 234,50` is `1234.50`. A comma before one or two digits stands before the pence in every language;
 * what is not clear stays as it was typed, for the server to refuse.
 */
export function typedAmount(typed: string): string {
  const together = typed.replace(/\s/g, '');
  return /^\d+,\d{1,2}$/.test(together) ? together.replace(',', '.') : together;
}
