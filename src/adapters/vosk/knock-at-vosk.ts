import { Fault } from '../../kernel/fault.ts';

/** Whether anybody answers at the address of a vosk-server. Throws Fault `recognizer_missing`. */
export async function knockAtVosk(address: string, patienceMs: number): Promise<void> {
  const socket = new WebSocket(address);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const missing = () =>
    reject(
      new Fault('recognizer_missing', `Nobody answers at ${address}`, {
        kind: 'misconfigured',
        remedy: 'start vosk-server with a model of the language, or take it out of DOVOLAT_HEARING',
      }),
    );
  socket.addEventListener('open', () => resolve());
  socket.addEventListener('error', missing);
  AbortSignal.timeout(patienceMs).addEventListener('abort', missing);
  try {
    await promise;
  } finally {
    socket.close();
  }
}
