import type { LineLoad } from '../../../dialer/ports.ts';
import type { CampaignId, TrunkId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { TableVersions } from '../table-versions.ts';
import { notesOf } from '../transaction-notes.ts';

/** An attempt as far as it takes a line. `at`: when it was reserved (epoch ms). */
export type Dialled = { readonly campaign: string; readonly trunk: string; readonly at: number };

/** What the record says of all lines. `dialled`: in the order of time, those after `since`. */
export type LinesOnRecord = {
  readonly up: readonly { readonly campaign: string | null; readonly trunk: string; readonly count: number }[];
  readonly dialled: readonly (Omit<Dialled, 'campaign'> & { readonly campaign: string | null })[];
};

/**
 * How many calls are up and when the last ones were dialled, kept beside the record: every look for due calls and every dial asks for it.
 * What this process writes of attempts is followed (`follow`); after anything else, and whenever something was taken back, it is read
 * from the record again.
 */
export class LineBook {
  readonly #books = new WeakMap<TableVersions, Book>();
  readonly #read: (tx: Tx, since: number) => Promise<LinesOnRecord>;

  constructor(read: (tx: Tx, since: number) => Promise<LinesOnRecord>) {
    this.#read = read;
  }

  async load(tx: Tx, since: number): Promise<LineLoad> {
    const versions = notesOf(tx)?.versions;
    const known = versions && this.#upToDate(versions);
    if (known && known.since <= since) return loadOf(known, since);
    const { up, dialled } = await this.#read(tx, since);
    const book: Book = { version: versions?.of(tables) ?? 0, since, up: new Map(), dialled: [...dialled] };
    for (const { campaign, trunk, count } of up) add(book, campaign, trunk, count);
    if (versions) this.#books.set(versions, book);
    return loadOf(book, since);
  }

  /** Runs a statement that writes attempts; `change` is what it means for lines, null when it changes nothing there. */
  async follow<Done>(tx: Tx, write: () => Promise<Done>, change: (done: Done) => LineChange | null): Promise<Done> {
    const versions = notesOf(tx)?.versions;
    const book = versions && this.#upToDate(versions);
    const done = await write();
    const changed = change(done);
    if (!versions || !book || (changed && !applied(book, changed))) return done;
    book.version = versions.of(tables);
    return done;
  }

  #upToDate(versions: TableVersions): Book | undefined {
    const book = this.#books.get(versions);
    return book?.version === versions.of(tables) ? book : undefined;
  }
}

/** One more is up, and was dialled now; or one less is up. */
export type LineChange = { readonly by: 1; readonly line: Dialled } | { readonly by: -1; readonly line: Omit<Dialled, 'at'> };

type Up = { readonly campaign: string | null; readonly trunk: string; count: number };

type Book = {
  version: number;
  /** Dials are known from here on. */
  readonly since: number;
  readonly up: Map<string, Up>;
  readonly dialled: LinesOnRecord['dialled'][number][];
};

const tables = ['attempts', 'inbound_calls', 'agent_lines'] as const;
/** A book that has grown so long is read anew from where it is needed. */
const mostDials = 4000;

/** False when the book cannot follow. */
function applied(book: Book, { by, line }: LineChange): boolean {
  add(book, line.campaign, line.trunk, by);
  if (by === -1) return true;
  const last = book.dialled.at(-1);
  if (book.dialled.length >= mostDials || (last && last.at > line.at)) return false;
  book.dialled.push(line);
  return true;
}

function add(book: Book, campaign: string | null, trunk: string, count: number): void {
  const key = `${campaign} ${trunk}`;
  const known = book.up.get(key);
  if (known) known.count += count;
  else book.up.set(key, { campaign, trunk, count });
}

function loadOf(book: Book, since: number): LineLoad {
  const load = { overall: newLine(), byCampaign: new Map<CampaignId, Line>(), byTrunk: new Map<TrunkId, Line>() };
  const eachLine = (campaign: string | null, trunk: string, change: (line: Line) => void) => {
    change(load.overall);
    change(lineIn(load.byTrunk, trunk as TrunkId));
    if (campaign !== null) change(lineIn(load.byCampaign, campaign as CampaignId));
  };
  for (const { campaign, trunk, count } of book.up.values())
    eachLine(campaign, trunk, (line) => {
      line.up += Math.max(0, count);
    });
  const before = book.dialled.findLastIndex(({ at }) => at <= since);
  for (const { campaign, trunk, at } of book.dialled.slice(before + 1))
    eachLine(campaign, trunk, (line) => line.dialled.push(at));
  return load;
}

type Line = { up: number; dialled: number[] };

const newLine = (): Line => ({ up: 0, dialled: [] });

function lineIn<Key>(lines: Map<Key, Line>, key: Key): Line {
  const known = lines.get(key);
  if (known) return known;
  const line = newLine();
  lines.set(key, line);
  return line;
}
