import type { Pcm } from '../../kernel/pcm.ts';
import { encodeG711, type TrunkCodec, trunkRate } from './g711.ts';
import { amplify, gainTo } from './level.ts';
import { resample } from './resample.ts';
import { trimSilence } from './trim-silence.ts';

/** Changes whenever the same voice would sound different after conditioning; part of every fragment's name. */
export const conditioning = 'trim-45dB level-20dB 3';

/** Names the fragment that is made of a recording, whatever it is heard for. `sha256` is that of its file. */
export function recordingRecipe(sha256: string): string {
  return JSON.stringify(['recording', sha256, conditioning]);
}

/** The loudness that every fragment is brought to; the ceiling leaves a step of A-law below -3 dBFS. */
const loudness = { rmsDbfs: -20, ceilingDbfs: -3.2 } as const;

export type ConditionedFragment = {
  /** 16 kHz: what other renditions are made from. */
  readonly master: Pcm;
  /** 8 kHz, as the trunk wants it. */
  readonly encoded: Uint8Array;
};

/** Whatever a voice gave, as a fragment that can stand beside any other: trimmed, equally loud, in the trunk's codec. */
export function conditionFragment(raw: Pcm, codec: TrunkCodec): ConditionedFragment {
  const master = trimSilence(resample(raw, 16_000));
  const heard = resample(master, trunkRate);
  const gain = gainTo(loudness.rmsDbfs, heard, loudness.ceilingDbfs);
  return {
    master: amplify(master, gain, loudness.ceilingDbfs),
    encoded: encodeG711(amplify(heard, gain, loudness.ceilingDbfs).samples, codec),
  };
}
