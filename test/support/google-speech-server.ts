import { protos } from '@google-cloud/text-to-speech';
import { grpc } from 'google-gax';

const v1 = protos.google.cloud.texttospeech.v1;
type Synthesize = grpc.ServerUnaryCall<
  protos.google.cloud.texttospeech.v1.SynthesizeSpeechRequest,
  protos.google.cloud.texttospeech.v1.ISynthesizeSpeechResponse
>;

/** How the server takes the next requests: with sound, with an error of gRPC, not at all, or by cutting the connection. */
export type Behaviour = 'speak' | 'hang' | 'cut' | { readonly code: number; readonly message: string };

/** Google's Text-to-Speech as far as one text goes: the real protocol by Google's own definitions, on a free port of 127.0.0.1. */
export async function googleSpeechServer(voices: readonly string[], soundOf: (text: string) => Promise<Uint8Array>) {
  const asked: protos.google.cloud.texttospeech.v1.SynthesizeSpeechRequest[] = [];
  let behaviours: Behaviour[] = [];
  let [underWay, most] = [0, 0];
  const server = new grpc.Server();
  const path = (method: string) => `/google.cloud.texttospeech.v1.TextToSpeech/${method}`;
  server.addService(
    {
      synthesizeSpeech: {
        path: path('SynthesizeSpeech'),
        requestStream: false,
        responseStream: false,
        requestDeserialize: (bytes: Buffer) => v1.SynthesizeSpeechRequest.decode(bytes),
        requestSerialize: () => Buffer.alloc(0),
        responseDeserialize: () => ({}),
        responseSerialize: (value: object) => Buffer.from(v1.SynthesizeSpeechResponse.encode(value).finish()),
      },
      listVoices: {
        path: path('ListVoices'),
        requestStream: false,
        responseStream: false,
        requestDeserialize: (bytes: Buffer) => v1.ListVoicesRequest.decode(bytes),
        requestSerialize: () => Buffer.alloc(0),
        responseDeserialize: () => ({}),
        responseSerialize: (value: object) => Buffer.from(v1.ListVoicesResponse.encode(value).finish()),
      },
    },
    {
      synthesizeSpeech: (call: Synthesize, answer: grpc.sendUnaryData<object>) => {
        asked.push(call.request);
        const behaviour = behaviours.length > 1 ? behaviours.shift() : (behaviours[0] ?? 'speak');
        const name = call.request.voice?.name ?? '';
        if (behaviour === 'hang') return;
        if (behaviour === 'cut') {
          server.forceShutdown();
          return;
        }
        if (typeof behaviour === 'object') {
          answer({ code: behaviour.code, details: behaviour.message });
          return;
        }
        if (!voices.includes(name)) {
          answer({ code: 3, details: `Voice '${name}' does not exist. Is it misspelled?` });
          return;
        }
        underWay += 1;
        most = Math.max(most, underWay);
        soundOf(call.request.input?.text ?? '')
          .then((audioContent) => answer(null, { audioContent }))
          .catch((error: Error) => answer({ code: 13, details: error.message }))
          .finally(() => {
            underWay -= 1;
          });
      },
      listVoices: (call: { request: { languageCode: string } }, answer: grpc.sendUnaryData<object>) =>
        answer(null, { voices: voices.filter((name) => name.startsWith(call.request.languageCode)).map((name) => ({ name })) }),
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return {
    endpoint: `http://127.0.0.1:${port}`,
    asked,
    mostAtOnce: () => most,
    /** One after the other; the last one stays. */
    behave: (...next: Behaviour[]) => {
      behaviours = next;
    },
    close: () => server.forceShutdown(),
  };
}
