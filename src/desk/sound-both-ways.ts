import type { ChannelId, Telephony } from '../dialer/telephony.ts';

/** Counts what comes from an agent and from a debtor since they were joined: where one cannot be heard, nobody speaks with anybody. */
export class SoundBothWays {
  packets = { agent: 0, debtor: 0 };
  private readonly telephony: Telephony;
  private readonly legs: { readonly agent: ChannelId; readonly debtor: ChannelId };
  private readonly before: { readonly agent: number; readonly debtor: number };

  /** `before`: packets that had come when they were joined. */
  constructor(telephony: Telephony, legs: SoundBothWays['legs'], before: SoundBothWays['before']) {
    this.telephony = telephony;
    this.legs = legs;
    this.before = before;
  }

  /** Looks again. What was counted once stands: a leg that is gone counts nothing. */
  async count(): Promise<void> {
    const [agent, debtor] = await Promise.all([
      this.telephony.packetsReceived(this.legs.agent),
      this.telephony.packetsReceived(this.legs.debtor),
    ]);
    this.packets = {
      agent: Math.max(this.packets.agent, agent - this.before.agent),
      debtor: Math.max(this.packets.debtor, debtor - this.before.debtor),
    };
  }

  get flows(): boolean {
    return this.packets.agent > 0 && this.packets.debtor > 0;
  }
}
