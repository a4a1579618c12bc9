import type { CampaignSettings } from '../model.ts';
import type { AnswerWatch } from './answer-watch.ts';
import type { LiveCall } from './live-call.ts';

/** How a campaign treats an answer. */
export type AnswerPolicy = Pick<CampaignSettings, 'answering' | 'amdNotSure' | 'amdDecides'>;

/**
 * Lets Asterisk's AMD listen before the first word, which takes 1.5 to 6 s of silence. Its word is noted; whether it ends anything by
 * itself is the campaign's policy, and where it is not sure the policy says what that means.
 */
export async function askDetector(call: LiveCall, watch: AnswerWatch, policy: AnswerPolicy): Promise<void> {
  const { telephony } = call.tools;
  const before = call.now();
  const told = await telephony.detectMachine(call.attempt.id, call.signal).catch(() => null);
  const { verdict = null, cause = '' } = told ?? {};
  const unsure = verdict === 'NOTSURE' && policy.amdNotSure === 'machine';
  const takenAs = verdict === 'MACHINE' || unsure ? 'machine' : 'person';
  call.evidence.detectorAsked({ verdict, cause, tookMs: call.now() - before, takenAs });
  watch.amd(takenAs, policy.amdDecides);
}
