import type { Schema } from './schema.ts';

/**
 * Tells when rows that were read may have changed: a number per table that grows with each statement that writes it, and one for
 * everything at once. Another process is heard of at the beginning of a transaction, and within one nobody else can write.
 */
export class TableVersions {
  #last = 0;
  #everything = 0;
  #foreign = 0;
  readonly #tables = new Map<string, number>();

  /** A statement that is about to run. */
  note(sql: string): void {
    const table = writtenBy.exec(sql)?.[1];
    this.#last += 1;
    if (table) this.#tables.set(table, this.#last);
    else this.#everything = this.#last;
  }

  /** Something was taken back, or written by others. */
  changeAll(): void {
    this.#last += 1;
    this.#everything = this.#last;
  }

  /** At the beginning of a transaction: `commits` is another number whenever another process has committed. */
  noteForeign(commits: number): void {
    if (commits !== this.#foreign) this.changeAll();
    this.#foreign = commits;
  }

  of(tables: readonly (keyof Schema)[]): number {
    let newest = this.#everything;
    for (const table of tables) newest = Math.max(newest, this.#tables.get(table) ?? 0);
    return newest;
  }
}

/** Neither cascades nor triggers write other tables here. Whatever does not begin like this may write any. */
const writtenBy = /^\s*(?:insert(?:\s+or\s+\w+)?\s+into|update|delete\s+from)\s+"?(\w+)"?/i;
