import { readFileSync } from 'node:fs';
import { protos, TextToSpeechClient } from '@google-cloud/text-to-speech';
import { googleAuthLibrary, grpc } from 'google-gax';

const { GoogleAuth, JWT } = googleAuthLibrary;

/** What we use of Google's service: one text to one WAVE, and which voices there are. */
export type GoogleClient = {
  synthesize(request: protos.google.cloud.texttospeech.v1.ISynthesizeSpeechRequest): Promise<Uint8Array>;
  /** Names of the voices of a locale such as `cs-CZ`. */
  voices(locale: string): Promise<string[]>;
  close(): Promise<void>;
};

export type GoogleClientOptions = {
  /** `eu-texttospeech.googleapis.com`, or `http://127.0.0.1:PORT` of a server on this machine that asks for no credentials. */
  readonly endpoint: string;
  /** Key file of a service account; null: what Google's libraries find by themselves. */
  readonly credentialsFile: string | null;
  /** One answer may take this long, in ms. */
  readonly timeLimitMs: number;
};

/**
 * Loads Google's library (a quarter of a second, 40 MB), so this file is imported when there is something to say. Throws an Error that tells
 * of credentials when the key file cannot be used; other errors are Google's own.
 */
export function googleClient({ endpoint, credentialsFile, timeLimitMs }: GoogleClientOptions): GoogleClient {
  const local = URL.parse(endpoint);
  const client = new TextToSpeechClient({
    fallback: false,
    ...(local?.protocol === 'http:'
      ? {
          apiEndpoint: local.hostname,
          port: Number(local.port),
          sslCreds: grpc.credentials.createInsecure(),
          auth: authOf(nobody),
        }
      : { apiEndpoint: endpoint, ...(credentialsFile === null ? {} : { auth: authOf(keyIn(credentialsFile)) }) }),
  });
  // Trying again is decided by `trying-again.ts`, which knows what else waits.
  const once = { timeout: timeLimitMs, retry: { retryCodes: [] } };
  // Asked for at once and awaited later: until then a failure must not count as nobody's.
  const ready = client.initialize();
  ready.catch(() => {});
  return {
    async synthesize(request) {
      await ready;
      const [{ audioContent }] = await client.synthesizeSpeech(request, once);
      return typeof audioContent === 'string' ? Buffer.from(audioContent, 'base64') : (audioContent ?? new Uint8Array(0));
    },
    async voices(locale) {
      await ready;
      const [{ voices }] = await client.listVoices({ languageCode: locale }, once);
      return (voices ?? []).flatMap(({ name }) => name ?? []);
    },
    close: async () => {
      if (
        await ready.then(
          () => true,
          () => false,
        )
      )
        await client.close();
    },
  };
}

/** Without any, the library would ask the network around for who we are. */
const nobody = { client_email: 'nobody', private_key: 'none' };

type Credentials = { readonly client_email: string; readonly private_key: string };

function authOf({ client_email: email, private_key: key }: Credentials) {
  return new GoogleAuth({ authClient: new JWT({ email, key, scopes: [...TextToSpeechClient.scopes] }) });
}

function keyIn(file: string): Credentials {
  try {
    const { client_email, private_key } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    if (typeof client_email === 'string' && typeof private_key === 'string') return { client_email, private_key };
  } catch (cause) {
    throw new Error(`the key file ${file} with the credentials cannot be read`, { cause });
  }
  throw new Error(`${file} holds no credentials of a service account`);
}

/** 16-bit samples with a WAVE header. */
export const { LINEAR16 } = protos.google.cloud.texttospeech.v1.AudioEncoding;
