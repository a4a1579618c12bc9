import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendProblem } from './problems.ts';
import { contentSecurityPolicy } from './security.ts';

const nonceMark = '__CSP_NONCE__';

/**
 * The console's built files below `folder`. Files named by their content are kept for ever; the page itself never, since it carries
 * the nonce of this one answer. Every address that is no file and asks for HTML gets the page: the console routes by itself.
 */
export async function consoleFiles(app: FastifyInstance, { folder }: { readonly folder: string }): Promise<void> {
  const index = join(folder, 'index.html');
  const sendPage = (reply: FastifyReply) => {
    if (!existsSync(index)) return sendProblem(reply, 'not_found', { detail: 'The console is not built: run npm run build' });
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(readFileSync(index, 'utf8').replaceAll(nonceMark, nonce));
  };

  if (existsSync(folder))
    await app.register(staticFiles, {
      root: folder,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
      },
      wildcard: false,
      globIgnore: ['**/index.html*', '**/*.br', '**/*.gz'],
    });

  app.get('/', { schema: { hide: true } }, async (_request, reply) => sendPage(reply));
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    return wantsPage ? sendPage(reply) : sendProblem(reply, 'not_found');
  });
}
