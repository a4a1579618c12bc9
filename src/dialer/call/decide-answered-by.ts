/** What came from the far end of an answered call so far. Durations in ms. */
export type FarEndSound = {
  /** Keys pressed in the whole call. */
  readonly keys: number;
  /** The longest speech without a pause. */
  readonly talkMs: number;
  /** How much of that speech came in as packets: a telephone that sends nothing while nobody speaks makes two words look like one speech. */
  readonly soundMs: number;
  /** A tone that no person makes: after which an answering machine records, of a fax that answers or calls, or before an announcement of the network. */
  readonly tone: 'beep' | 'fax' | 'calling_fax' | 'sit' | null;
  /** Asterisk's AMD was asked, and took it for a machine. */
  readonly amdSaysMachine: boolean;
};

export type AnsweredBy = 'person' | 'machine' | 'fax' | 'network' | 'unknown';

/**
 * Who has answered. People say a word or a short greeting (up to 3.3 s measured) and then listen; an announcement talks on, over our own
 * voice, or ends in a beep. Whoever has pressed a key is a person, for the rest of the call. AMD alone proves nothing: it takes a live
 * greeting of 3.3 s for a machine (measured on Asterisk 22.10.1); with its word a shorter speech is enough. Pure.
 */
export function decideAnsweredBy({ keys, talkMs, soundMs, tone, amdSaysMachine }: FarEndSound): AnsweredBy {
  if (keys > 0) return 'person';
  if (tone) return byTone[tone];
  const least = amdSaysMachine ? suspectedTalkMs : machineTalkMs;
  return talkMs >= least && soundMs >= talkMs * leastSound ? 'machine' : 'unknown';
}

const byTone = { beep: 'machine', fax: 'fax', calling_fax: 'fax', sit: 'network' } as const;

/** Nobody who has picked up a telephone talks so long without a pause. */
export const machineTalkMs = 5000;
/** Nor so long, when AMD has heard a machine in it. */
export const suspectedTalkMs = 4000;
/** Some packets are lost or late; a pause that was not sent is much more. */
const leastSound = 0.8;
