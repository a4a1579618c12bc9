import type { FastifyReply } from 'fastify';
import type { Problem } from './api-types.ts';

/** Every way in which the API says no: code, status and title. A refusal of a room keeps its reason as the code. */
export const problems = {
  invalid_request: { status: 400, title: 'The request does not have the form that this address wants' },
  idempotency_key_missing: { status: 400, title: 'Send an Idempotency-Key: 8 to 128 visible characters, new for each order' },
  not_logged_in: { status: 401, title: 'Log in first' },
  wrong_credentials: { status: 401, title: 'E-mail or password is wrong' },
  cross_site: { status: 403, title: 'Requests that change something must come from this console itself' },
  password_change_required: { status: 403, title: 'Choose a password of your own first' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  unknown_campaign: { status: 404, title: 'There is no such campaign' },
  unknown_debtor: { status: 404, title: 'There is no such person' },
  unknown_trunk: { status: 404, title: 'There is no such trunk' },
  unknown_call: { status: 404, title: 'There is no such call' },
  unknown_message: { status: 404, title: 'There is no such message' },
  not_allowed_here: { status: 405, title: 'This address does not take that method' },
  wrong_state: { status: 409, title: 'The campaign is in a state that does not allow it' },
  no_trunk: { status: 409, title: 'No trunk is set up' },
  no_caller_identity: { status: 409, title: 'No verified caller identity is set up' },
  agent_number_not_allowed: { status: 409, title: 'The agent’s number may not be rung' },
  campaign_finished: { status: 409, title: 'The campaign is over' },
  name_taken: { status: 409, title: 'There is a campaign of that name already' },
  nobody_to_call: { status: 409, title: 'Nobody owes this creditor anything open' },
  order_used_otherwise: { status: 409, title: 'That Idempotency-Key came with another order' },
  dialling_stopped: { status: 409, title: 'All dialling is stopped' },
  not_a_phone_number: { status: 422, title: 'That is no telephone number' },
  bad_list_name: { status: 422, title: 'A list cannot be called so' },
  too_large: { status: 413, title: 'The request is too large' },
  wrong_media_type: { status: 415, title: 'Send JSON' },
  bad_settings: { status: 422, title: 'A setting lies outside what is possible' },
  bad_name: { status: 422, title: 'A campaign cannot be called so' },
  unknown_creditor: { status: 422, title: 'There is no such creditor' },
  unknown_flow: { status: 422, title: 'There is no such published flow' },
  bad_trunk: { status: 422, title: 'A setting of the trunk lies outside what is possible' },
  bad_limits: { status: 422, title: 'A limit lies outside what is possible' },
  above_ceiling: { status: 422, title: 'The server’s settings do not allow so much' },
  reason_needed: { status: 422, title: 'This changes for a reason only: say it' },
  wrong_password: { status: 422, title: 'The current password is wrong' },
  password_too_short: { status: 422, title: 'The new password is too short' },
  password_too_long: { status: 422, title: 'The new password is too long' },
  same_password: { status: 422, title: 'The new password is the old one' },
  too_many_attempts: { status: 429, title: 'Too many attempts' },
  internal_error: { status: 500, title: 'Something went wrong here' },
  too_many_streams: { status: 503, title: 'Too many live connections' },
  not_ready: { status: 503, title: 'Not ready' },
} as const;
export type ProblemCode = keyof typeof problems;

/** Answers with an RFC 9457 problem. `detail` is for people and holds no personal data. */
export function sendProblem(reply: FastifyReply, code: ProblemCode, more: Pick<Problem, 'detail' | 'issues'> = {}): FastifyReply {
  const { status, title } = problems[code];
  const body: Problem = { type: `urn:dovolat:problem:${code}`, title, status, code, ...more };
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body);
}
