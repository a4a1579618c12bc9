import type { Refusal, Result } from '../kernel/result.ts';
import type { CliHost } from './installation.ts';

/** Options that every command has. */
export type Common = { readonly json?: boolean };

/** Ends a command: prints what it found for a person or a program. */
export function show(host: CliHost, { json }: Common, data: unknown, text: string): void {
  host.write(json ? JSON.stringify(data) : text);
}

/** Refused: exit 1 with the reason on standard error (or as JSON on standard output). */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** The value of an accepted result; a refusal ends the command. */
export function need<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(result);
}
