/**
 * Asks the server of this machine whether it is alive, where its settings say that it listens. Exit 0 when it is. For the container's
 * health check; the certificate is not looked at, since the question does not leave the machine.
 */
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { readConfig } from '../src/config.ts';

const { httpHost, httpPort, tlsCert } = readConfig();
const where = { host: httpHost, port: httpPort, path: '/healthz', timeout: 4000 };
const asked = tlsCert ? getHttps({ ...where, rejectUnauthorized: false }) : getHttp(where);
asked.on('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1));
asked.on('timeout', () => process.exit(1));
asked.on('error', () => process.exit(1));
