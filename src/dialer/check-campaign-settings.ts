import { z } from 'zod';
import { callerIdentityPolicies } from '../gate/pack.ts';
import { resultCodes } from '../kernel/result-code.ts';
import type { CampaignSettings } from './model.ts';
import { endsEntryAlways } from './result-meaning.ts';

/** What is wrong with a campaign's settings, as a sentence for the operator; null when nothing is. Pure. */
export function checkCampaignSettings(settings: CampaignSettings): string | null {
  const { concurrency, callsPerSecond, attemptsPerDay, attemptsInAll, ringMs, longestCallMs, retryAfterMs } = settings;
  if (!whole(concurrency, 1, most.calls)) return `concurrency is a whole number from 1 to ${most.calls}, not ${concurrency}`;
  if (!(callsPerSecond > 0 && callsPerSecond <= most.calls))
    return `calls per second is a number above 0 and at most ${most.calls}, not ${callsPerSecond}`;
  if (!whole(attemptsPerDay, 1, most.attempts))
    return `attempts per day is a whole number from 1 to ${most.attempts}, not ${attemptsPerDay}`;
  if (!whole(attemptsInAll, 1, most.attempts))
    return `attempts in all is a whole number from 1 to ${most.attempts}, not ${attemptsInAll}`;
  if (!whole(ringMs, 5000, 120_000)) return `ringing lasts 5 to 120 s, not ${ringMs} ms`;
  if (!whole(longestCallMs, 60_000, 60 * 60_000)) return `a call may last 1 to 60 min, not ${longestCallMs} ms`;
  if (!callerIdentityPolicies.includes(settings.callerIdentityPolicy))
    return `the caller identity policy is one of ${callerIdentityPolicies.join(', ')}, not ${settings.callerIdentityPolicy}`;
  if (settings.summaryTo.length > 10) return 'a summary goes to at most 10 addresses';
  const bad = settings.summaryTo.find((address) => !z.email().safeParse(address).success);
  if (bad !== undefined) return `"${bad}" is no e-mail address that a summary could go to`;
  for (const [code, delay] of Object.entries(retryAfterMs)) {
    const known = resultCodes.find((each) => each === code);
    if (!known) return `"${code}" is no result of a call`;
    if (endsEntryAlways(known)) return `nobody is called again after ${code}`;
    if (!whole(delay, 1000, most.delayMs)) return `the next try after ${code} is due in 1 s to 90 days, not ${delay} ms`;
  }
  return null;
}

const most = { calls: 10_000, attempts: 100, delayMs: 90 * 24 * 3_600_000 };

function whole(value: number, least: number, greatest: number): boolean {
  return Number.isInteger(value) && value >= least && value <= greatest;
}
