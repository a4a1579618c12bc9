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

  /** A statement that writes `table` is about to run; '' for any. */
  change(table: string): void {
    this.#last += 1;
    if (table === '') this.#everything = this.#last;
    else this.#tables.set(table, this.#last);
  }

  /** Something was taken back, or written by others. */
  changeAll(): void {
    this.change('');
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

/** The table that a statement writes, '' where it may be any: neither cascades nor triggers write other tables here. */
export function tableWrittenBy(sql: string): string {
  return /^\s*(?:insert(?:\s+or\s+\w+)?\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+"?(\w+)"?/i.exec(sql)?.[1] ?? '';
}
