import type { Datagram } from './read-pcap.ts';
import type { SpokenFrames } from './spoken-frames.ts';

/** What the far end saw of one call. Instants in ms since the epoch; null: it never came. */
export type SeenCall = {
  readonly invitedAt: number;
  readonly answeredAt: number | null;
  /** First packet of each prompt. */
  readonly firstSoundAt: number | null;
  readonly secondSoundAt: number | null;
  /** Last packet of the digit. */
  readonly digitAt: number | null;
  /** Last packet of the first prompt. */
  readonly firstPromptEndedAt: number | null;
  /** Share of each prompt's packets that came, the first prompt's before the digit. */
  readonly heardOfFirst: number;
  readonly heardOfSecond: number;
  /** The caller hung up, and the far end agreed. */
  readonly hungUpByCaller: boolean;
};

/** Follows the calls of a capture; `far` is the far end's SIP address and port, `prompts` the two that every call is to hear. */
export function followCalls(
  datagrams: Iterable<Datagram>,
  far: { readonly address: string; readonly port: number },
  prompts: readonly [SpokenFrames, SpokenFrames],
): SeenCall[] {
  const calls = new Map<string, FollowedCall>();
  /** By media port of the far end; a port is used again long after its call. */
  const byPort = new Map<number, FollowedCall>();
  for (const datagram of datagrams) {
    const inbound = datagram.to.address === far.address;
    const port = inbound ? datagram.to.port : datagram.from.port;
    if (port !== far.port) {
      byPort.get(port)?.media(datagram, inbound);
      continue;
    }
    const message = datagram.payload.toString('latin1');
    const callId = /^(?:call-id|i)\s*:\s*(\S+)/im.exec(message)?.[1];
    if (!callId) continue;
    if (inbound && message.startsWith('INVITE ') && !calls.has(callId)) calls.set(callId, new FollowedCall(datagram.at, prompts));
    const call = calls.get(callId);
    const mediaPort = call?.signal(message, datagram.at, inbound);
    if (call && mediaPort) byPort.set(mediaPort, call);
  }
  return [...calls.values()].map((call) => call.seen());
}

class FollowedCall {
  private answeredAt: number | null = null;
  private digitAt: number | null = null;
  private readonly prompts: readonly [HeardPrompt, HeardPrompt];
  private byeByCaller = false;
  private ended = false;
  private readonly invitedAt: number;

  constructor(invitedAt: number, prompts: readonly [SpokenFrames, SpokenFrames]) {
    this.invitedAt = invitedAt;
    this.prompts = [new HeardPrompt(prompts[0]), new HeardPrompt(prompts[1])];
  }

  /** Gives the far end's media port when this is its answer. */
  signal(message: string, at: number, inbound: boolean): number | undefined {
    const ok = message.startsWith('SIP/2.0 200 ');
    if (inbound) {
      if (message.startsWith('BYE ')) this.byeByCaller = true;
    } else if (ok && this.answeredAt === null && /^cseq\s*:\s*\d+ INVITE/im.test(message)) {
      this.answeredAt = at;
      return Number(/^m=audio (\d+)/m.exec(message)?.[1]);
    } else if (ok && this.byeByCaller && /^cseq\s*:\s*\d+ BYE/im.test(message)) this.ended = true;
    return undefined;
  }

  /** RFC 3550: payload type and sequence number; RFC 4733: the end bit of a digit. */
  media({ at, payload }: Datagram, inbound: boolean): void {
    if (payload.length < 12) return;
    const type = (payload[1] ?? 0) & 0x7f;
    const sound = payload.subarray(12);
    if (inbound && type === alaw) {
      const sequence = payload.readUInt16BE(2);
      if (this.digitAt === null) this.prompts[0].hear(sound, sequence, at);
      this.prompts[1].hear(sound, sequence, at);
    } else if (!inbound && type === digits && ((sound[1] ?? 0) & 0x80) !== 0) this.digitAt = at;
  }

  seen(): SeenCall {
    const { invitedAt, answeredAt, digitAt, prompts } = this;
    return {
      invitedAt,
      answeredAt,
      digitAt,
      firstSoundAt: prompts[0].beganAt,
      firstPromptEndedAt: prompts[0].lastAt,
      secondSoundAt: prompts[1].beganAt,
      heardOfFirst: prompts[0].share,
      heardOfSecond: prompts[1].share,
      hungUpByCaller: this.ended,
    };
  }
}

const alaw = 8;
const digits = 101;

class HeardPrompt {
  /** The prompt's own first packet, also where that is silence: the one as many packets before a packet that tells. */
  beganAt: number | null = null;
  lastAt: number | null = null;
  private readonly frames: SpokenFrames;
  private readonly heard = new Set<number>();
  /** Arrival of the last packets, by sequence number. */
  private readonly arrivals = new Map<number, number>();

  constructor(frames: SpokenFrames) {
    this.frames = frames;
  }

  get share(): number {
    return this.heard.size / this.frames.distinct;
  }

  hear(sound: Buffer, sequence: number, at: number): void {
    const place = this.frames.place(sound);
    if (this.beganAt === null) this.arrivals.set(sequence, at);
    if (place === undefined) return;
    if (this.beganAt === null) {
      this.beganAt = this.arrivals.get((sequence - place + 65_536) % 65_536) ?? at;
      this.arrivals.clear();
    }
    this.heard.add(place);
    this.lastAt = at;
  }
}
