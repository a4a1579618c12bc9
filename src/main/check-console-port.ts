import { createServer } from 'node:net';
import { Fault } from '../kernel/fault.ts';

/** Makes sure, before anything is started, that the console's address can be listened on. Throws Fault `port_taken` or `address_unusable`. */
export async function checkConsolePort(host: string, port: number): Promise<void> {
  const code = await new Promise<string | null>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
  if (code === null) return;
  if (code === 'EADDRINUSE')
    throw new Fault('port_taken', `TCP port ${port} of ${host}, meant for the console, is taken by another program`, {
      kind: 'misconfigured',
      remedy: `stop that program (ss -ltnp 'sport = :${port}' names it), or set DOVOLAT_HTTP_PORT`,
    });
  throw new Fault('address_unusable', `The console cannot listen on ${host}:${port}: ${code}`, {
    kind: 'misconfigured',
    remedy: 'set DOVOLAT_HTTP_HOST to an address of this machine and DOVOLAT_HTTP_PORT to a port above 1023',
  });
}
