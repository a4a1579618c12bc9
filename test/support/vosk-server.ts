import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A server that speaks the protocol of vosk-server on a WebSocket of its own (RFC 6455): configuration, sound, `{"eof":1}`; results back. */
export type VoskServer = {
  readonly address: string;
  /** The configurations that came, and how much sound after each. */
  readonly sessions: { config: unknown; bytes: number }[];
  /** To every client. */
  say(result: object): void;
  /** Breaks every connection. */
  breakOff(): void;
  close(): Promise<void>;
};

export async function startVoskServer(): Promise<VoskServer> {
  const sessions: VoskServer['sessions'] = [];
  const sockets = new Set<Duplex>();
  const server: Server = createServer();
  server.on('upgrade', (request, socket: Duplex) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    sockets.add(socket);
    const session = { config: null as unknown, bytes: 0 };
    sessions.push(session);
    let rest = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
        rest = rest.subarray(frame.length);
        if (frame.opcode === text) session.config = (JSON.parse(frame.payload.toString('utf8')) as { config: unknown }).config;
        if (frame.opcode === binary) session.bytes += frame.payload.length;
        if (frame.opcode === closing) socket.end(Buffer.from([0x80 | closing, 0]));
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions,
    say: (result) => {
      for (const socket of sockets) socket.write(textFrame(JSON.stringify(result)));
    },
    breakOff: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const [text, binary, closing] = [1, 2, 8] as const;

/** A client's frame, its mask taken off; undefined when it is not all there yet. */
function readFrame(data: Buffer): { opcode: number; payload: Buffer; length: number } | undefined {
  if (data.length < 2) return undefined;
  const short = (data[1] ?? 0) & 0x7f;
  const header = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (data.length < header + 4) return undefined;
  const size = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
  const length = header + 4 + size;
  if (data.length < length) return undefined;
  const mask = data.subarray(header, header + 4);
  const payload = Buffer.from(data.subarray(header + 4, length).map((byte, i) => byte ^ (mask[i % 4] ?? 0)));
  return { opcode: (data[0] ?? 0) & 0x0f, payload, length };
}

function textFrame(message: string): Buffer {
  const payload = Buffer.from(message);
  const size = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | text, ...size]), payload]);
}
