import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import type { LiveCall } from './live-call.ts';

/** Asks a program outside; in the journal stands that it was asked and how that went, not what was said. */
export async function callWebhook(call: LiveCall, wait: Extract<WaitEffect, { do: 'call_webhook' }>): Promise<FlowInput> {
  const { attempt, session, tools } = call;
  const body = {
    type: 'call.asked',
    timestamp: tools.clock.now().toString(),
    call: { attempt: attempt.id, flow: session.flow, node: session.node, language: session.language },
    data: wait.data,
  };
  const id = `msg_${attempt.id}_${session.visit}`;
  const answer = await tools.webhooks.ask({ id, url: wait.url, body, waitMs: wait.waitMs }, call.signal);
  const { outcome, status, ms } = answer;
  call.evidence.webhook({ node: session.node, outcome, code: answer.outcome === 'failed' ? answer.code : null, status, ms });
  call.signal.throwIfAborted();
  return answer.outcome === 'answered'
    ? { type: 'webhook', outcome, leave: answer.outlet, values: answer.values }
    : { type: 'webhook', outcome, leave: null, values: {} };
}
