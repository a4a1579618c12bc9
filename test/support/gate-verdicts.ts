import { type AskedFor, type AskedInWriting, aQuestion, aWrittenQuestion, localTime } from '../../src/gate/a-question.ts';
import { admit } from '../../src/gate/admit.ts';
import type { Question } from '../../src/gate/rules/rule.ts';
import type { Country } from '../../src/kernel/country.ts';

/** What the gate says, in a line: `admitted`, or the rule and until when (local time) it objects. */
export function verdict(question: Question, country: Country = 'CZ'): string {
  const admission = admit(question);
  if (admission.ok) return 'admitted';
  return `${admission.rule}${admission.notBefore === null ? '' : ` until ${localTime(admission.notBefore, country)}`}`;
}

/** Of a call on a Monday morning, but for what is given. */
export function call(asked: Partial<AskedFor>): string {
  return verdict(aQuestion({ at: '2026-11-23T10:00', ...asked }), asked.debtor);
}

/** Of an SMS then, or another message. */
export function message(asked: Partial<AskedInWriting>): string {
  return verdict(aWrittenQuestion({ at: '2026-11-23T10:00', ...asked }), asked.debtor);
}
