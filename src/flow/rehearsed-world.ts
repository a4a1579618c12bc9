import type { CallFacts, FlowInput, IdentityField } from './session.ts';

/** What the rehearsed debtor is checked against, in digits; a call that asks for another field learns `unknown`. */
export type Secrets = Readonly<Partial<Record<IdentityField, string>>>;

/** How the world answers, each in order; the last answer repeats. */
export type RehearsedWorld = {
  readonly agents?: readonly TransferOutcome[];
  readonly webhooks?: readonly WebhookAnswer[];
  /** Whether calls, messages and statements can be recorded. */
  readonly recordingWorks?: boolean;
  /** Who is found by her customer number, and checked from then on; null: nobody. */
  readonly customer?: { readonly facts: CallFacts; readonly secrets: Secrets } | null;
};
type TransferOutcome = Extract<FlowInput, { type: 'transferred' }>['outcome'];
type WebhookAnswer = Omit<Extract<FlowInput, { type: 'webhook' }>, 'type'>;

/** The answer of that turn; the last one repeats. */
export function answerOfTurn<T>(answers: readonly T[], turn: number): T | undefined {
  return answers[Math.min(turn, answers.length - 1)];
}
