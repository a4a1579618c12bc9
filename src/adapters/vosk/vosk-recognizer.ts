import { z } from 'zod';
import type { Language } from '../../kernel/country.ts';
import { Fault } from '../../kernel/fault.ts';
import type { HeardSpeech, SpeechRecognizer } from '../../speech/ports.ts';

/**
 * A Vosk model behind its own server (vosk-server, one model each): a WebSocket for each question; first its configuration, then sound,
 * and back come JSON results with how sure each word is. Nothing leaves the machine where that server runs.
 */
export function voskRecognizer(language: Language, address: string): SpeechRecognizer {
  return {
    language,
    listen({ phrases, sequence }, heard, lost) {
      const socket = new WebSocket(address);
      const waiting: Uint8Array<ArrayBuffer>[] = [];
      let closed = false;
      const fail = (cause: unknown) => {
        if (closed) return;
        closed = true;
        lost(
          new Fault('recognizer_failed', `The speech server at ${address} is not there or broke off`, { retryable: true, cause }),
        );
      };
      socket.addEventListener('open', () => {
        const grammar = sequence.length === 0 ? [...phrases, '[unk]'] : undefined; // a model with a fixed graph ignores it
        socket.send(JSON.stringify({ config: { sample_rate: 16_000, words: true, ...(grammar && { phrase_list: grammar }) } }));
        for (const sound of waiting.splice(0)) socket.send(sound);
      });
      socket.addEventListener('message', ({ data }) => {
        const result = readResult(String(data));
        if (!closed && result) heard(result);
      });
      socket.addEventListener('error', fail);
      socket.addEventListener('close', fail);
      return {
        write: (sound) => {
          if (closed) return;
          if (socket.readyState === WebSocket.OPEN) socket.send(sound);
          else if (waiting.length < mostWaiting) waiting.push(sound);
        },
        close: () => {
          closed = true;
          socket.close();
        },
      };
    },
  };
}

/** Ten seconds of sound in pieces of 20 ms. */
const mostWaiting = 500;

const message = z.object({
  text: z.string().optional(),
  result: z.array(z.object({ word: z.string(), conf: z.number() })).optional(),
});

/**
 * `{"result":[{"conf":0.98,"word":"ano",…}],"text":"ano"}` at the end of an utterance; `{"partial":"an"}` before. What matches no word of
 * the model stands as `[unk]`. As sure as of the word that it is least sure of.
 */
function readResult(data: string): HeardSpeech | undefined {
  const read = message.safeParse(parsed(data));
  if (!read.success || !read.data.text) return undefined;
  const { text, result } = read.data;
  return { text: text.replaceAll('[unk]', ''), confidence: result ? Math.min(...result.map(({ conf }) => conf)) : null };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
