import { inspect } from 'node:util';
import type { InstanceLog } from '../../../src/adapters/asterisk/instance-log.ts';

/** A log that a test can read. */
export function keepingLog(): InstanceLog & { text(): string } {
  const lines: string[] = [];
  const keep = (fields: object, message: string) => void lines.push(`${message} ${inspect(fields, { depth: 10 })}`);
  return { info: keep, warn: keep, error: keep, text: () => lines.join('\n') };
}
