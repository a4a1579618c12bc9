import type { ReceivableId } from '../../../kernel/ids.ts';
import type { Verifier, VerifierField } from '../../../receivables/model.ts';

/**
 * One thing that a person may be asked for, as it is kept: field, hash, name of its key. Of a customer number also the beginning of what
 * it is found by (null: recorded before there were lookups) and the receivables whose rows gave it.
 */
export type KeptVerifier =
  | readonly [VerifierField, hash: string, keyId: string]
  | readonly ['customer_number', hash: string, keyId: string, lookup: string | null, sources: readonly ReceivableId[]];

/** Of a hash by which a person is found, as much as is kept: 96 bits, which no two numbers share. */
export const lookupLength = 16;

export function keptIn(text: string): readonly KeptVerifier[] {
  return JSON.parse(text);
}

/** What stands after these verifiers, each in the place of what stood under its field and source. */
export function keepVerifiers(before: readonly KeptVerifier[], fresh: readonly Verifier[]): readonly KeptVerifier[] {
  const kept = [...before];
  for (const { field, source, keyed, lookup } of fresh) {
    const { hash, keyId } = keyed;
    if (source === '') {
      const at = kept.findIndex((one) => one[0] === field);
      kept.splice(at < 0 ? kept.length : at, 1, [field, hash, keyId]);
      continue;
    }
    const same = kept.findIndex((one) => one[1] === hash && one[4] !== undefined);
    for (const [at, one] of kept.entries())
      if (at !== same && one[4]?.includes(source))
        kept[at] = ['customer_number', one[1], one[2], one[3] ?? null, one[4].filter((id) => id !== source)];
    const known = kept[same];
    const found = lookup?.hash.slice(0, lookupLength) ?? known?.[3] ?? null;
    const sources = [...(known?.[4] ?? []).filter((id) => id !== source), source];
    kept.splice(same < 0 ? kept.length : same, 1, ['customer_number', hash, keyId, found, sources]);
  }
  return kept.filter((one) => one[4]?.length !== 0);
}

/** By what the person is found. */
export function lookupsIn(kept: readonly KeptVerifier[]): string[] {
  return kept.flatMap((one) => one[3] ?? []);
}

/** Receivables whose customer number leads to nobody. */
export function unfindableIn(kept: readonly KeptVerifier[]): ReceivableId[] {
  return kept.flatMap((one) => (one[3] === null ? (one[4] ?? []) : []));
}
