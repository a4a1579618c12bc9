/** What came from the far end of an answered call so far. Durations in ms. */
export type FarEndSound = {
  /** Keys pressed in the whole call. */
  readonly keys: number;
  /** The longest speech without a pause. */
  readonly talkMs: number;
  /** How much of that speech came in as packets: a telephone that sends nothing while nobody speaks makes two words look like one speech. */
  readonly soundMs: number;
  /** The tone after which an answering machine records. */
  readonly beep: boolean;
};

/**
 * Who has answered. People say a word or a short greeting (up to 3.3 s measured) and then listen; an announcement talks on, over our own
 * voice, or ends in a beep. Whoever has pressed a key is a person, for the rest of the call. Asterisk's AMD is not asked: it takes a live
 * greeting of 3.3 s for a machine (measured on 22.10.1). Pure.
 */
export function decideAnsweredBy({ keys, talkMs, soundMs, beep }: FarEndSound): 'person' | 'machine' | 'unknown' {
  if (keys > 0) return 'person';
  if (beep) return 'machine';
  return talkMs >= machineTalkMs && soundMs >= talkMs * leastSound ? 'machine' : 'unknown';
}

/** Nobody who has picked up a telephone talks so long without a pause. */
export const machineTalkMs = 5000;
/** Some packets are lost or late; a pause that was not sent is much more. */
const leastSound = 0.8;
