/** Where something stands in a document, for people: `ivr-flows/soft-reminder.yaml:12:5`. Lines and columns count from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** One thing that is wrong with a document: a stable code, what and why, what to do, and where. */
export type Problem<Code extends string = string> = {
  readonly code: Code;
  readonly message: string;
  readonly remedy: string;
  readonly at: Place;
  /** The way through the flow that proves it, where there is one: `greeting -> who --gave_up--> balance`. */
  readonly path?: string;
};

/** A line for the terminal: place, code, message, path and remedy. */
export function describeProblem({ at, code, message, remedy, path }: Problem): string {
  return `${at.file}:${at.line}:${at.column}: ${code}: ${message}${path ? ` (${path})` : ''}. ${remedy}.`;
}
