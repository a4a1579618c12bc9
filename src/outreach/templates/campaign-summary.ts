import type { CampaignSummary } from '../ports.ts';
import { formatMoney } from '../text/format-money.ts';

/** The summary of an ended campaign, in English, for the operator. `attached`: every call goes along as a file. Pure. */
export function campaignSummary(
  summary: CampaignSummary,
  state: 'finished' | 'stopped',
  attached: boolean,
): { readonly subject: string; readonly text: string } {
  const { name, creditor, figures, startedAt, endedAt } = summary;
  const paragraphs = [
    `The campaign "${name}" of ${creditor} ${state === 'finished' ? 'has finished: everybody was called as far as they may be.' : 'was stopped.'}`,
    rows([
      ['Call flow', summary.flow],
      ['Started', startedAt === null ? null : local(startedAt, summary.timeZone)],
      ['Ended', local(endedAt, summary.timeZone)],
      ['Duration', startedAt === null ? null : duration(endedAt - startedAt)],
    ]),
    rows([
      ['Debtors', figures.debtors],
      ['Debtors reached', figures.debtorsReached],
      ['Calls placed', figures.callsPlaced],
      ['Answered', figures.answered],
      ['Identified', figures.verified],
      ['Refused by rules', figures.refused],
      ['Calls at once, at most', figures.peakConcurrent],
    ]),
    rows([
      ['Promises to pay', figures.promises],
      ['Promised', figures.promised.map((sum) => formatMoney(sum, 'en')).join(' + ') || null],
      ['Say that they have paid', figures.paidClaims],
      ['Disputes', figures.disputes],
      ['Connected to an agent', figures.transfers],
      ['Wrong persons', figures.wrongPersons],
      ['Want no more contact', figures.optOuts],
      ['SMS written', figures.followUps.sms],
      ['E-mails written', figures.followUps.email],
    ]),
    ...(Object.keys(figures.results).length > 0 ? ['Calls by result:', rows(Object.entries(figures.results))] : []),
    attached
      ? 'Every call is in the attached file: number, attempt, result, time listened, keys, agent, times. It holds personal data: keep it where only those may read it who need it.'
      : `The list of calls is too long for an e-mail. Get it with: dovolat campaign export "${name}" --to FILE`,
  ];
  return {
    subject: `Campaign ${name}: calls placed ${figures.callsPlaced}, promises ${figures.promises}`,
    text: `${paragraphs.join('\n\n')}\n`,
  };
}

function rows(pairs: readonly (readonly [string, string | number | null])[]): string {
  return pairs.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`])).join('\n');
}

function local(at: number, timeZone: string): string {
  const { year, month, day, hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)} (${timeZone})`;
}

function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours > 0 ? `${hours} h ${rest} min` : minutes > 0 ? `${minutes} min` : `${Math.round(ms / 1000)} s`;
}
