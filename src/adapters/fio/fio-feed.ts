import { createHash } from 'node:crypto';
import type { BankFeed, ImportFile } from '../../intake/ports.ts';
import type { Timers } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/fault.ts';
import { readTokens } from './read-tokens.ts';

export type FioSettings = {
  /** `https://fioapi.fio.cz` */
  readonly origin: string;
  readonly tokensFile: string;
  /** The bank answers 409 to a second question with one token within this time. Ms. */
  readonly everyMs?: number;
  readonly timers: Timers;
  /** Ms that only grow. */
  readonly now: () => number;
};

const usualEveryMs = 30_000;
const patienceMs = 60_000;
const largest = 64 * 1024 * 1024;

/**
 * Fio banka's API (domain source key FIO): periods, never its cursor, so that asking twice loses nothing. The token is a part of the address,
 * so neither address nor the error of the network, which may quote it, goes into a fault.
 */
export function fioFeed({ origin, tokensFile, everyMs = usualEveryMs, timers, now }: FioSettings): BankFeed {
  const tokens = () => (tokensFile === '' ? new Map<string, string>() : readTokens(tokensFile));
  const asked = new Map<string, number>();

  const ask = async (token: string, path: string, signal: AbortSignal): Promise<Response> => {
    const last = asked.get(token);
    if (last !== undefined && now() - last < everyMs) await timers.sleep(everyMs - (now() - last), signal);
    asked.set(token, now());
    const response = await fetch(`${origin}/v1/rest/periods/${token}/${path}`, { redirect: 'error', signal });
    return response;
  };

  return {
    format: 'fio',
    accounts: async () => [...tokens().keys()],
    fetch: async (iban, { from, to }, given) => {
      const token = tokens().get(iban);
      if (!token)
        throw new Fault('feed_refused', `There is no token for ${iban}`, {
          kind: 'misconfigured',
          remedy: 'Add a line "IBAN TOKEN" to the file that DOVOLAT_FIO_TOKENS_FILE names.',
        });
      const path = `${from}/${to}/transactions.json`;
      const signal = AbortSignal.any([AbortSignal.timeout(patienceMs + 2 * everyMs), ...(given ? [given] : [])]);
      try {
        let response = await ask(token, path, signal);
        if (response.status === 409) {
          await response.body?.cancel(); // another program has asked just now
          response = await ask(token, path, signal);
        }
        if (!response.ok) {
          await response.body?.cancel();
          throw refusedBy(response.status, iban);
        }
        return fileOf(`fio ${iban} ${from} ${to}`, await bodyOf(response, iban));
      } catch (error) {
        given?.throwIfAborted();
        if (error instanceof Fault) throw error;
        throw unreachable(iban, codeOf(error));
      }
    },
  };
}

async function bodyOf(response: Response, iban: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    length += piece.length;
    if (length > largest)
      throw new Fault('feed_refused', `The bank’s answer about ${iban} is larger than 64 MB`, { remedy: 'Ask for fewer days.' });
  }
  return Buffer.concat(pieces);
}

function fileOf(name: string, bytes: Uint8Array): ImportFile {
  return {
    name,
    bytes: async function* () {
      yield bytes;
    },
    sha256: async () => createHash('sha256').update(bytes).digest('hex'),
  };
}

/** What the bank's manual says of its answers. */
const meanings: Readonly<Record<number, readonly [string, string]>> = {
  404: ['the question was not understood', 'Report this: the bank’s API may have changed.'],
  409: ['the token was used by another program a moment ago', 'Try again in half a minute.'],
  413: ['there are too many movements', 'Ask for fewer days.'],
  422: ['movements of more than 90 days ago are locked', 'Unlock them in the internet banking, or ask for fewer days.'],
  500: ['the token is wrong or has run out', 'Make a new token in the internet banking and write it into the file of tokens.'],
};

function refusedBy(status: number, iban: string): Fault {
  const [what, remedy] = meanings[status] ?? ['nothing is known about why', 'Try again later.'];
  return new Fault('feed_refused', `The bank did not tell of ${iban} (HTTP ${status}): ${what}`, {
    kind: status === 500 || status === 422 ? 'misconfigured' : 'rejected_by_far_end',
    retryable: status === 409 || status >= 502,
    remedy,
  });
}

function unreachable(iban: string, code: string): Fault {
  return new Fault('feed_unreachable', `The bank could not be asked about ${iban} (${code})`, {
    retryable: true,
    remedy: 'Check this machine’s way to the internet and try again.',
  });
}

function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
}
