import pino, { type Logger } from 'pino';
import type { Config } from '../config.ts';

/**
 * The log: JSON, a line each. Personal data stands only under `pii`, which is never written. A file is opened anew on SIGHUP, so that
 * logrotate may move it away.
 */
export function openLog({ logLevel, logFile }: Config): Logger {
  const options = { level: logLevel, redact: ['*.pii', 'pii'] };
  if (!logFile) return pino(options);
  const file = pino.destination({ dest: logFile, mkdir: true, mode: 0o640, sync: true });
  process.on('SIGHUP', () => file.reopen());
  return pino(options, file);
}
