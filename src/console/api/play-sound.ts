import { ApiProblem } from './client.ts';

let playing: { stop(): void } | undefined;
let context: AudioContext | undefined;

/**
 * Fetches sound from the API and plays it, in place of whatever plays; resolves at its end. `body`: ordered with POST. Throws ApiProblem.
 */
export async function playSound(path: string, body?: unknown): Promise<void> {
  stopSound();
  const response = await fetch(`/api/v1${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw ApiProblem.of(response.status, await response.json().catch(() => undefined));
  context ??= new AudioContext();
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(await response.arrayBuffer());
  source.connect(context.destination);
  playing = source;
  source.start();
  await new Promise<void>((resolve) => source.addEventListener('ended', () => resolve()));
}

/** Silence, if anything plays. */
export function stopSound(): void {
  playing?.stop();
  playing = undefined;
}
