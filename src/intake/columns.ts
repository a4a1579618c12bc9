/** The columns of a receivables file that mean something to us; any other is kept as an attribute. */
export const columns = [
  'receivable_id',
  'debtor_id',
  'customer_number',
  'name',
  'first_name',
  'last_name',
  'company_name',
  'vocative',
  'phone',
  'phone_2',
  'phone_3',
  'phone_4',
  'phone_5',
  'email',
  'street',
  'city',
  'postcode',
  'country',
  'birth_date',
  'birth_number',
  'national_id',
  'amount',
  'currency',
  'due_date',
  'issue_date',
  'variable_symbol',
  'constant_symbol',
  'specific_symbol',
  'iban',
  'document',
  'product_group',
  'product',
  'priority',
  'risk',
  'language',
  'note',
  'role',
  'principal_id',
] as const;
export type Column = (typeof columns)[number];

export const phoneColumns = ['phone', 'phone_2', 'phone_3', 'phone_4', 'phone_5'] as const satisfies readonly Column[];

/** Values of these are never shown in a message or a rejected row. */
export const personalColumns: ReadonlySet<string> = new Set<Column>([
  'debtor_id',
  'customer_number',
  'name',
  'first_name',
  'last_name',
  'company_name',
  'vocative',
  ...phoneColumns,
  'email',
  'street',
  'city',
  'postcode',
  'birth_date',
  'birth_number',
  'national_id',
  'note',
  'principal_id',
]);

export function isColumn(text: string): text is Column {
  return (columns as readonly string[]).includes(text);
}

/** `Due Date`, `due-date` and `due_date` are one; `phone_1` is `phone`. */
export function columnNamed(header: string): Column | undefined {
  const name = foldName(header);
  const column = name === 'phone_1' || name === 'phone1' ? 'phone' : name.replace(/^phone(\d)$/, 'phone_$1');
  return isColumn(column) ? column : undefined;
}

/** A column's name without what people write differently: capitals, accents, spaces, hyphens. `Dlužná částka` is `dluzna_castka`. */
export function foldName(name: string): string {
  return name
    .trim()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/[\s-]+/g, '_');
}
