import { type Refusal, refuse } from '../../kernel/result.ts';

export type StatementTrouble =
  | 'empty_file'
  | 'not_text'
  | 'broken_encoding'
  | 'unknown_format'
  | 'not_a_statement'
  | 'not_well_formed'
  | 'has_doctype'
  | 'cut_off'
  | 'bad_value'
  | 'too_large'
  | 'several_accounts'
  | 'sums_differ';

/**
 * Thrown by the parsers at the first thing that cannot be read, and made a refusal where the file is read (`readStatements`): a stream can
 * only end by an exception. `where`: for people, like `line 12`. Messages never quote names or symbols of the file.
 */
export class UnreadableStatement extends Error {
  readonly reason: StatementTrouble;
  readonly where: string;

  constructor(reason: StatementTrouble, where: string, what: string) {
    super(what);
    this.name = 'UnreadableStatement';
    this.reason = reason;
    this.where = where;
  }

  refusal(file: string): Refusal<StatementTrouble> {
    return refuse(this.reason, `${file}${this.where ? `, ${this.where}` : ''}: ${this.message}`);
  }
}
