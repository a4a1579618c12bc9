/** How grave a text may be, the mildest first: a text is never graver than what the state of its case allows. */
export const severities = ['courtesy', 'reminder', 'demand', 'final', 'legal'] as const;
export type Severity = (typeof severities)[number];

export function isGraver(severity: Severity, than: Severity): boolean {
  return severities.indexOf(severity) > severities.indexOf(than);
}
