import type { Invariant } from './invariant.ts';
import { assignmentToldFirst } from './invariants/assignment-told-first.ts';
import { badNumbersLeftAlone } from './invariants/bad-numbers-left-alone.ts';
import { bankDataFresh } from './invariants/bank-data-fresh.ts';
import { callbacksInTheirTime } from './invariants/callbacks-in-their-time.ts';
import { callerIdentityAtOnce } from './invariants/caller-identity-at-once.ts';
import { callerIdentityDailyCap } from './invariants/caller-identity-daily-cap.ts';
import { callerIdentityStays } from './invariants/caller-identity-stays.ts';
import { callsInsideWindow } from './invariants/calls-inside-window.ts';
import { callsPerPersonAndCampaign } from './invariants/calls-per-person-and-campaign.ts';
import { callsPerPersonAndDay } from './invariants/calls-per-person-and-day.ts';
import { callsPerPersonAndWeek } from './invariants/calls-per-person-and-week.ts';
import { callsUpAtOnce } from './invariants/calls-up-at-once.ts';
import { clockRunsForward } from './invariants/clock-runs-forward.ts';
import { contactsPerPersonAndWeek } from './invariants/contacts-per-person-and-week.ts';
import { debtInWritingOnlyToTheDebtor } from './invariants/debt-in-writing-only-to-the-debtor.ts';
import { debtOnlyAfterVerification } from './invariants/debt-only-after-verification.ts';
import { destinationsAllowed } from './invariants/destinations-allowed.ts';
import { dialTimeIsTrue } from './invariants/dial-time-is-true.ts';
import { dialsPerSecond } from './invariants/dials-per-second.ts';
import { disputesMoveForward } from './invariants/disputes-move-forward.ts';
import { doneIsDone } from './invariants/done-is-done.ts';
import { everybodyIsSettled } from './invariants/everybody-is-settled.ts';
import { followUpByRequest } from './invariants/follow-up-by-request.ts';
import { holdsEndWithTheirCause } from './invariants/holds-end-with-their-cause.ts';
import { holdsRespected } from './invariants/holds-respected.ts';
import { identityKeysMasked } from './invariants/identity-keys-masked.ts';
import { journalInOrder } from './invariants/journal-in-order.ts';
import { lumpSumsOnce } from './invariants/lump-sums-once.ts';
import { messagesApart } from './invariants/messages-apart.ts';
import { messagesInsideWindow } from './invariants/messages-inside-window.ts';
import { noStepAfterExit } from './invariants/no-step-after-exit.ts';
import { nobodyIsPassedOver } from './invariants/nobody-is-passed-over.ts';
import { nothingOutsideTheCall } from './invariants/nothing-outside-the-call.ts';
import { oneDialPerAttempt } from './invariants/one-dial-per-attempt.ts';
import { oneFatePerMessage } from './invariants/one-fate-per-message.ts';
import { oneFatePerStep } from './invariants/one-fate-per-step.ts';
import { oneLiveCallPerPerson } from './invariants/one-live-call-per-person.ts';
import { oneResultPerAttempt } from './invariants/one-result-per-attempt.ts';
import { oneResultPerInboundCall } from './invariants/one-result-per-inbound-call.ts';
import { oneStepPerPersonAndDay } from './invariants/one-step-per-person-and-day.ts';
import { onlyRunningCampaignsDial } from './invariants/only-running-campaigns-dial.ts';
import { optOutRespected } from './invariants/opt-out-respected.ts';
import { paymentsAddUp } from './invariants/payments-add-up.ts';
import { plansAsAllowed } from './invariants/plans-as-allowed.ts';
import { plansRunTheirCourse } from './invariants/plans-run-their-course.ts';
import { promisesEndOnce } from './invariants/promises-end-once.ts';
import { rehearsalStaysRehearsal } from './invariants/rehearsal-stays-rehearsal.ts';
import { restedIdentityLeftAlone } from './invariants/rested-identity-left-alone.ts';
import { restoredRecordWaits } from './invariants/restored-record-waits.ts';
import { resultCountedRightly } from './invariants/result-counted-rightly.ts';
import { resultFitsEvidence } from './invariants/result-fits-evidence.ts';
import { segmentsAddUp } from './invariants/segments-add-up.ts';
import { severityWithinStage } from './invariants/severity-within-stage.ts';
import { silenceAfterConversation } from './invariants/silence-after-conversation.ts';
import { slotAndIdentityReturned } from './invariants/slot-and-identity-returned.ts';
import { stepsOnlyClimb } from './invariants/steps-only-climb.ts';
import { stopAllRespected } from './invariants/stop-all-respected.ts';
import { suppressedNumbersLeftAlone } from './invariants/suppressed-numbers-left-alone.ts';
import { tiesWaitForAPerson } from './invariants/ties-wait-for-a-person.ts';
import { trunkBreakerRespected } from './invariants/trunk-breaker-respected.ts';
import { verificationLockRespected } from './invariants/verification-lock-respected.ts';
import { verifiedByACheck } from './invariants/verified-by-a-check.ts';
import { whatIsOwedAddsUp } from './invariants/what-is-owed-adds-up.ts';

/** Every rule that the journal must keep, in the order in which a verdict tells them: may it be called, how often, how, and what came of it. */
export const allInvariants: readonly Invariant[] = [
  callsInsideWindow,
  messagesInsideWindow,
  rehearsalStaysRehearsal,
  destinationsAllowed,
  suppressedNumbersLeftAlone,
  stopAllRespected,
  restoredRecordWaits,
  onlyRunningCampaignsDial,
  optOutRespected,
  holdsRespected,
  assignmentToldFirst,
  severityWithinStage,
  bankDataFresh,
  verificationLockRespected,
  badNumbersLeftAlone,
  silenceAfterConversation,
  callbacksInTheirTime,
  doneIsDone,
  callsPerPersonAndDay,
  callsPerPersonAndWeek,
  callsPerPersonAndCampaign,
  contactsPerPersonAndWeek,
  messagesApart,
  oneLiveCallPerPerson,
  callsUpAtOnce,
  dialsPerSecond,
  trunkBreakerRespected,
  callerIdentityDailyCap,
  callerIdentityAtOnce,
  restedIdentityLeftAlone,
  callerIdentityStays,
  slotAndIdentityReturned,
  oneDialPerAttempt,
  oneResultPerAttempt,
  oneResultPerInboundCall,
  nothingOutsideTheCall,
  debtOnlyAfterVerification,
  verifiedByACheck,
  identityKeysMasked,
  resultFitsEvidence,
  plansAsAllowed,
  promisesEndOnce,
  plansRunTheirCourse,
  disputesMoveForward,
  holdsEndWithTheirCause,
  resultCountedRightly,
  followUpByRequest,
  debtInWritingOnlyToTheDebtor,
  oneFatePerMessage,
  paymentsAddUp,
  whatIsOwedAddsUp,
  lumpSumsOnce,
  tiesWaitForAPerson,
  oneStepPerPersonAndDay,
  noStepAfterExit,
  stepsOnlyClimb,
  segmentsAddUp,
  oneFatePerStep,
  everybodyIsSettled,
  nobodyIsPassedOver,
  dialTimeIsTrue,
  journalInOrder,
  clockRunsForward,
];
