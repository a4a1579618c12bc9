import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { schemas } from './api-types.ts';
import { type ProblemCode, problems, saying, sendProblem } from './problems.ts';

/** What a route may answer: its own form, or a problem. */
export function answers<Schema extends z.ZodType>(schema: Schema) {
  return { 200: schema, '4xx': schemas.problem } as const;
}

/** The same for a route that makes something. */
export function made<Schema extends z.ZodType>(schema: Schema) {
  return { 201: schema, '4xx': schemas.problem } as const;
}

/** A refusal as a problem: under its own code where the API has it, else as a request that cannot be carried out so. */
export function refused(reply: FastifyReply, refusal: Extract<Result<unknown>, { ok: false }>): FastifyReply {
  const { reason } = refusal;
  const code = Object.hasOwn(problems, reason) ? (reason as ProblemCode) : 'file_unreadable';
  return sendProblem(reply, code, saying(refusal));
}

/** Leaves out what was not said, so that it keeps its default. */
export function said<Body extends object>(body: Body): { [Name in keyof Body]: Exclude<Body[Name], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as never;
}
