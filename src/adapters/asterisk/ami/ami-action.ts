/**
 * The fields of an action, each on its one line whatever the values hold: a line break in a value would be a field of its own, and
 * two of them another action (asterisk-manager 0.2.0 writes values as they are).
 */
export function amiAction(action: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries({ action, ...fields }).map(([name, value]) => [oneLine(name), oneLine(value)]));
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\0]/g, '');
}
