import { maskPhone } from '../kernel/phone.ts';
import { personalColumns } from './columns.ts';

/** A value as it may be shown to people who need not know the person: enough to find it in the file. */
export function maskValue(column: string, value: string): string {
  const text = value.trim();
  if (column.startsWith('phone')) return maskPhone(text);
  if (column === 'email') return text.replace(/^(.?)[^@]*/, '$1***');
  if (personalColumns.has(column)) return text === '' ? '' : '***';
  // A row whose values slipped by one column must not give a name or a birth number away.
  return text.length <= 20 && !/\p{L}{3}|[\d/ ]{9}/u.test(text) ? text : `${text.slice(0, 2)}***`;
}
