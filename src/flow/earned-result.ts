import type { Scene } from './define-node.ts';
import type { DataEffect, FlowResult } from './session.ts';

/**
 * The result that a conversation earns by its `result`, unless it earned one before that says more (a promise, a dispute ...); whoever was
 * not identified earns none for the right party.
 */
export function earnedResult({ session: { verified, result: before } }: Scene, result: FlowResult): DataEffect[] {
  if (before !== null && before !== 'rpc_informed' && before !== 'not_verified') return [];
  return [{ do: 'set_result', result: verified ? result : 'not_verified' }];
}
