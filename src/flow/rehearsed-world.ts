import type { FlowInput } from './session.ts';

/** How the world answers, each in order; the last answer repeats. */
export type RehearsedWorld = {
  readonly agents?: readonly TransferOutcome[];
  readonly webhooks?: readonly WebhookAnswer[];
  /** Whether calls, messages and statements can be recorded. */
  readonly recordingWorks?: boolean;
};
type TransferOutcome = Extract<FlowInput, { type: 'transferred' }>['outcome'];
type WebhookAnswer = Omit<Extract<FlowInput, { type: 'webhook' }>, 'type'>;

/** The answer of that turn; the last one repeats. */
export function answerOfTurn<T>(answers: readonly T[], turn: number): T | undefined {
  return answers[Math.min(turn, answers.length - 1)];
}
