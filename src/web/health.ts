import type { FastifyInstance } from 'fastify';
import type { Readiness } from './ports.ts';
import { sendProblem } from './problems.ts';

/** For supervisors and load balancers: alive, and able to place calls. Names parts, never people. */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );

  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    const parts = await readiness.parts();
    const missing = parts.filter(({ ready }) => !ready);
    if (missing.length === 0) return { status: 'ready', parts: parts.map(({ part }) => part) };
    return sendProblem(reply, 'not_ready', {
      issues: missing.map(({ part, note }) => ({ at: part, message: note ?? 'not ready' })),
    });
  });
}
