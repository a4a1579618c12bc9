import type { DialerTools } from '../dialer/dialer-tools.ts';
import type { DoctorCheck } from '../kernel/doctor-check.ts';

/** Whether debtors who call a number that we show them are served. Told, not demanded: the carrier may lead such calls elsewhere. */
export async function examineLines({
  work,
  identities,
  flows,
  books,
}: Pick<DialerTools, 'work' | 'identities' | 'flows' | 'books'>): Promise<DoctorCheck> {
  const check = { name: 'call-back lines', why: 'debtors call the number that they were shown' };
  const shown = (await work.run((tx) => identities.all(tx))).filter(({ verifiedAt }) => verifiedAt !== null);
  const broken = shown.filter(({ inboundFlow }) => inboundFlow !== null && !flows.published(inboundFlow));
  if (broken.length > 0) {
    const found = `${broken.map(({ number, inboundFlow }) => `${number} (${inboundFlow})`).join(', ')}: there is no such flow`;
    return { ...check, state: 'wrong', found, remedy: 'publish the flow, or name another: dovolat line add NUMBER --flow NAME' };
  }
  const silent = shown.filter(({ inboundFlow }) => inboundFlow === null).map(({ number }) => number);
  const lost = silent.length < shown.length ? await work.run((tx) => books.verifiers.countUnfindable(tx)) : 0;
  const served = `${shown.length - silent.length} of ${shown.length} displayed numbers answer${lost > 0 ? unfindable(lost) : ''}`;
  if (silent.length === 0) return { ...check, state: 'ok', found: served, remedy: '' };
  const more = silent.length > 3 ? ` and ${silent.length - 3} more` : '';
  const remedy = 'dovolat line add NUMBER --flow call-back-line lets a flow answer there';
  return { ...check, state: 'ok', found: `${served}; only a sentence at ${silent.slice(0, 3).join(', ')}${more}`, remedy };
}

/** Their numbers were imported before there were lookups, and hashes give no digits back. */
function unfindable(people: number): string {
  const who = people === 1 ? '1 person is' : `${people} people are`;
  return `; ${who} not found by customer number until their file is imported once more`;
}
