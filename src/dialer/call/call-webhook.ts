import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import type { LiveCall } from './live-call.ts';

/** Asks a program outside; in the journal stands that it was asked, how that went, and by which way of the flow it let the call go on; nothing else of what was said. */
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
  const named = answer.outcome === 'answered' ? answer.outlet : null;
  const known = named === null || Object.hasOwn(call.flow.nodes.get(session.node)?.on ?? {}, named);
  const code = answer.outcome === 'failed' ? answer.code : null;
  call.evidence.webhook({ node: session.node, outcome, outlet: known ? named : 'otherwise', code, status, ms });
  call.signal.throwIfAborted();
  return answer.outcome === 'answered'
    ? { type: 'webhook', outcome, leave: answer.outlet, values: answer.values }
    : { type: 'webhook', outcome, leave: null, values: {} };
}
