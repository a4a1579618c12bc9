import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../kernel/clock.ts';
import type { GivenAnswers, OrderKey } from './ports.ts';
import { sendProblem } from './problems.ts';
import { userNameOf } from './viewer.ts';

/**
 * An order that makes something and bears an `Idempotency-Key` is carried out once: the same again is answered as the first time (header
 * `idempotency-replayed`), another one under the same key is refused. Only what was made is remembered; a refusal may be tried anew.
 */
export function onceByKey(app: FastifyInstance, answers: GivenAnswers, clock: Clock): void {
  const orders = new WeakMap<FastifyRequest, OrderKey>();

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (!request.routeOptions.config.creates || key === undefined) return;
    if (typeof key !== 'string' || !/^[\w-]{8,200}$/.test(key)) return sendProblem(reply, 'bad_idempotency_key');
    const order = { actor: userNameOf(request), key };
    const at = clock.now().epochMilliseconds;
    const given = await answers.begin({ ...order, fingerprint: fingerprintOf(request), at });
    if (given.state === 'another_order') return sendProblem(reply, 'another_order');
    if (given.state === 'under_way') return sendProblem(reply, 'order_under_way');
    if (given.state === 'answered') {
      if (given.body === null) return sendProblem(reply, 'answered_once');
      return reply
        .code(given.status)
        .header('idempotency-replayed', 'true')
        .type('application/json; charset=utf-8')
        .serializer((text: string) => text)
        .send(given.body);
    }
    orders.set(request, order);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const order = orders.get(request);
    if (!order) return payload;
    orders.delete(request);
    if (reply.statusCode >= 300) await answers.forget(order);
    else {
      const secret = request.routeOptions.config.creates === 'secret';
      await answers.end(order, { status: reply.statusCode, body: secret || typeof payload !== 'string' ? null : payload });
    }
    return payload;
  });
}

/** A file that streams in is known by its name alone. */
function fingerprintOf({ method, url, body, headers }: FastifyRequest): string {
  const said = headers['content-type']?.startsWith('application/json')
    ? JSON.stringify(body)
    : String(headers['x-file-name'] ?? '');
  return createHash('sha256').update(`${method} ${url}\n${said}`).digest('hex');
}
