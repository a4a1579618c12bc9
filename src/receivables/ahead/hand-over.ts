import type { CreditorId } from '../../kernel/ids.ts';
import type { KeyedHash } from '../model.ts';
import type { PersonKey, PersonKeys } from '../person-keys.ts';
import type { PreparedRow } from '../prepare-row.ts';
import type { FreshRow } from './fresh-row.ts';
import type { PackedDebts } from './ports.ts';
import type { AheadRow, UnchangedRow } from './prepare-ahead.ts';

/**
 * Rows that were made ready together, on their way to another thread as they are: lists of plain values are copied in half the time that
 * their JSON would take there and back, which one letter beyond Latin-1 would make twice as long, too. The texts of fresh rows, in which
 * nearly nobody looks, are apart, a line each.
 */
export type HandedRows = {
  readonly creditorId: CreditorId;
  readonly rows: readonly (HandedFresh | PreparedRow | UnchangedRow)[];
  readonly debts: PackedDebts;
  readonly texts: string;
};

/** Of a fresh row: its key, the forms of its person's keys, each with its kind before it, and the mark. What it comes to is packed. */
type HandedFresh = readonly [externalKey: string, own: HandedKey | null, national: HandedKey | null, mark: string | null];
type HandedKey = readonly [PersonKey['kind'], ...forms: string[]];

/** Rows of one creditor, as `prepareAhead` gave them together. */
export function handOver(creditorId: CreditorId, given: readonly AheadRow[]): HandedRows {
  const texts: string[] = [];
  let debts: PackedDebts = [];
  const rows = given.map((row) => {
    if (!('debt' in row)) return row;
    texts.push(row.text);
    debts = row.debt.of;
    return [row.externalKey, handed(row.keys.own), handed(row.keys.national), row.mark] as const;
  });
  return { creditorId, rows, debts, texts: texts.join('\n') };
}

export function takeOver({ creditorId, rows, debts, texts }: HandedRows): AheadRow[] {
  const lines = new Lines(texts);
  let fresh = 0;
  return rows.map((row): AheadRow => {
    if (!isFresh(row)) return row;
    const [externalKey, own, national, mark] = row;
    const keys = { own: own && taken(own, creditorId), national: national && taken(national, null) };
    fresh += 1;
    return new TakenFresh(externalKey, keys, { of: debts, at: fresh - 1 }, mark, lines);
  });
}

/** Its text is looked for when it is asked for. */
class TakenFresh implements FreshRow {
  readonly externalKey: string;
  readonly keys: PersonKeys;
  readonly debt: FreshRow['debt'];
  readonly mark: string | null;
  readonly #lines: Lines;

  constructor(externalKey: string, keys: PersonKeys, debt: FreshRow['debt'], mark: string | null, lines: Lines) {
    this.externalKey = externalKey;
    this.keys = keys;
    this.debt = debt;
    this.mark = mark;
    this.#lines = lines;
  }

  get text(): string {
    return this.#lines.at(this.debt.at);
  }
}

class Lines {
  readonly #text: string;
  #lines: readonly string[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  at(index: number): string {
    this.#lines ??= this.#text.split('\n');
    return this.#lines[index] ?? '';
  }
}

function isFresh(row: HandedRows['rows'][number]): row is HandedFresh {
  return Array.isArray(row);
}

function handed(key: PersonKey | null): HandedKey | null {
  return key && [key.kind, ...key.forms.flatMap(({ keyId, hash }) => [keyId, hash])];
}

function taken([kind, ...forms]: HandedKey, creditorId: CreditorId | null): PersonKey {
  const keyed: KeyedHash[] = [];
  for (let at = 0; at < forms.length; at += 2) keyed.push({ keyId: forms[at] ?? '', hash: forms[at + 1] ?? '' });
  return { kind, creditorId, forms: keyed as [KeyedHash, ...KeyedHash[]] };
}
