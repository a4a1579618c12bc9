import type { StatementFormat } from '../../receivables/bank/model.ts';
import { UnreadableStatement } from './unreadable-statement.ts';

/** What kind of statement begins with these bytes (a few KiB are enough). Throws UnreadableStatement when none of ours does. */
export function detectStatementFormat(head: Uint8Array): StatementFormat {
  const text = Array.from(head.subarray(0, 4096), (byte) => (byte < 9 ? ' ' : String.fromCharCode(byte)))
    .join('')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (text === '') throw new UnreadableStatement('empty_file', '', 'the file is empty');
  if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(text))
    throw new UnreadableStatement('not_text', '', 'it is UTF-16: convert it with iconv -f utf-16 -t utf-8');
  if (text.startsWith('<')) return 'camt053';
  if (/^07[456789]/.test(text)) return 'gpc';
  if (/^\{\s*"accountStatement"/.test(text)) return 'fio';
  if (/^(\{1:|:20:)/.test(text) || /[\r\n]:20:/.test(text)) return 'mt940';
  if (/^"?[12]10"?,"?\d{8}"?,/.test(text)) return 'elixir';
  throw new UnreadableStatement(
    'unknown_format',
    '',
    'it is no CAMT.053 (XML), GPC/ABO, MT940, Elixir-0 or answer of Fio’s API: download the statement in one of these, or name it with --format',
  );
}
