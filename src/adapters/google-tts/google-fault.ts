import { Fault } from '../../kernel/fault.ts';

/** What an error of Google's library means for us: https://grpc.io/docs/guides/status-codes/ and the messages that the service adds. */
export function googleFault(cause: unknown, voice: string): Fault {
  const { code, message = '' } = cause as { code?: number | string; message?: string };
  const said = message.slice(0, 200);
  if (code === notFound || (code === invalidArgument && /voice|language/i.test(message)))
    return new Fault('voice_missing', `Google has no voice ${voice}: ${said}`, {
      kind: 'misconfigured',
      remedy: 'choose one of https://cloud.google.com/text-to-speech/docs/voices in DOVOLAT_VOICE_…',
      cause,
    });
  if (code === invalidArgument) return new Fault('text_refused', `Google does not say this text: ${said}`, { cause });
  if (code === permissionDenied || code === unauthenticated || aboutCredentials.test(message))
    return new Fault('voice_credentials', `Google does not let us in: ${said}`, {
      kind: 'misconfigured',
      remedy:
        'name the key file of a service account in DOVOLAT_GOOGLE_CREDENTIALS, and enable the Text-to-Speech API for its project',
      cause,
    });
  if (code === resourceExhausted)
    return new Fault('voice_quota', `Google’s quota is used up: ${said}`, {
      retryable: true,
      remedy: 'raise the quota of the Text-to-Speech API in the Google Cloud console, or wait until it is counted anew',
      cause,
    });
  return new Fault('voice_unavailable', `Google does not answer as it should: ${said}`, {
    retryable: true,
    remedy: 'see that this machine may reach the address of DOVOLAT_GOOGLE_ENDPOINT',
    cause,
  });
}

const [invalidArgument, notFound, permissionDenied, resourceExhausted, unauthenticated] = [3, 5, 7, 8, 16];

/** What the library says, under various codes, when it finds no key file, cannot read it, or Google does not take it. */
const aboutCredentials = /credentials|invalid_grant|private.?key|API key/i;
