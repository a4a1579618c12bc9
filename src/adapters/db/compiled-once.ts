/**
 * The same statement with a plus sign before each parameter that something is compared with, and before that of a LIMIT. SQLite (3.53, built
 * with STAT4) looks at such a value while it plans: is it a small number, does a partial index hold it? A statement whose plan has looked is
 * compiled anew whenever another value is bound, which costs several times what its rows do. It does not look behind the sign, which changes
 * nothing else. So what a partial index asks for must stand in the text, as in `state = 'waiting'`.
 */
export function compiledOnce(sql: string): string {
  return sql.replaceAll(/(?<=(?:[=<>]|\blimit) )\?/g, '+?');
}
