import { BlockList, isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problems.ts';

export type MetricsOptions = {
  /** Everything measured, in Prometheus' text format. No personal data. */
  readonly text: () => Promise<{ readonly contentType: string; readonly body: string }>;
  /** Addresses and networks that may read them; nobody logs in for it. */
  readonly readers: readonly string[];
};

/** `GET /metrics` for Prometheus, answered to the readers only. */
export function metricsRoute(app: FastifyInstance, { text, readers }: MetricsOptions): void {
  const allowed = blockListOf(readers);
  app.get('/metrics', { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
    if (!mayRead(allowed, request.ip)) return sendProblem(reply, 'not_found');
    const { contentType, body } = await text();
    return reply.header('cache-control', 'no-store').type(contentType).send(body);
  });
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [ip = '', length] = network.split('/');
    const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
    if (length === undefined) list.addAddress(ip, family);
    else list.addSubnet(ip, Number(length), family);
  }
  return list;
}

function mayRead(allowed: BlockList, ip: string): boolean {
  return allowed.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}
