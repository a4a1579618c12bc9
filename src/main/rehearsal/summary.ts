import type { Campaign } from '../../dialer/model.ts';
import type { Verdict } from '../../judge/judge.ts';
import type { ArrivedMail } from '../rehearsal-mail.ts';
import type { RunFigures } from './follow-campaigns.ts';
import type { PersonaOutcome } from './persona-outcomes.ts';
import { campaignName } from './prepare-campaigns.ts';

export type RunEnd = RunFigures & {
  readonly campaigns: readonly Campaign[];
  readonly verdict: Verdict;
  readonly outcomes: readonly PersonaOutcome[];
  readonly lines: number;
  /** What arrived of what was written. */
  readonly arrived: ArrivedMail;
  /** Sound that had to be rendered once the first campaign had started. */
  readonly renderedMs: number;
  readonly durationMs: number;
};

/** The last line of a rehearsal, for programs. `sms` are those that the channel took, `emails` those that arrived. */
export function summaryOf(end: RunEnd) {
  const { campaigns, figures, tally, verdict, outcomes, lines, arrived, renderedMs, durationMs } = end;
  return {
    campaign: campaignName,
    campaigns: campaigns.length,
    debtors: figures.debtors,
    personas: outcomes.filter(({ called }) => called > 0).length,
    personasAsExpected: outcomes.filter(({ asExpected }) => asExpected).length,
    attempts: figures.attempts,
    retries: tally.retries,
    callsPlaced: tally.callsPlaced,
    callsOnDeadTrunk: tally.callsOnDeadTrunk,
    answered: figures.answered,
    languages: tally.languages,
    callsBack: tally.calledBack.calls,
    promisesCallingBack: tally.calledBack.promises,
    machines: figures.results.machine ?? 0,
    verified: figures.verified,
    promises: figures.promises,
    disputes: figures.disputes,
    paidClaims: figures.paidClaims,
    transfers: figures.transfers,
    optOuts: figures.optOuts,
    refused: figures.refused,
    followUps: figures.followUps,
    ...arrived.figures,
    peakConcurrent: figures.peakConcurrent,
    concurrencyCap: lines,
    judge: verdict.verdict,
    violations: verdict.violations.length,
    audioRenderedDuringCalls: renderedMs / 1000,
    durationSeconds: Math.round(durationMs / 1000),
  };
}
