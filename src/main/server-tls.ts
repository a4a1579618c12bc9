import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { Server } from 'node:tls';
import { createSecureContext } from 'node:tls';
import type { Config } from '../config.ts';
import { Fault } from '../kernel/fault.ts';
import type { Logger } from '../kernel/log.ts';

export type TlsFiles = { readonly cert: string; readonly key: string };

const lookEveryMs = 10_000;

/** The certificate and key that the settings name, as PEM; null when a proxy speaks TLS, or nobody. Throws Fault `tls_unusable`. */
export function readTls({ tlsCert, tlsKey }: Config): TlsFiles | null {
  if (!tlsCert) return null;
  try {
    const files = { cert: readFileSync(tlsCert, 'utf8'), key: readFileSync(tlsKey, 'utf8') };
    createSecureContext(files);
    return files;
  } catch (cause) {
    throw new Fault(
      'tls_unusable',
      `The certificate ${tlsCert} cannot be used with the key ${tlsKey}: ${(cause as Error).message}`,
      {
        kind: 'misconfigured',
        remedy:
          'DOVOLAT_TLS_CERT is a PEM file with the certificate and its chain, DOVOLAT_TLS_KEY the key of it; we must be able to read both.',
        cause,
      },
    );
  }
}

/** Takes a renewed certificate into use without a restart; one that cannot be used is told, and the old one stays. Returns how to end that. */
export function followTls(config: Config, server: Server, log: Logger): () => void {
  const renew = () => {
    try {
      const files = readTls(config);
      if (files) server.setSecureContext(files);
      log.info({ file: config.tlsCert }, 'the certificate was renewed');
    } catch (err) {
      log.error({ err, file: config.tlsCert }, 'the new certificate cannot be used: the old one stays');
    }
  };
  watchFile(config.tlsCert, { interval: lookEveryMs, persistent: false }, renew);
  return () => unwatchFile(config.tlsCert, renew);
}
