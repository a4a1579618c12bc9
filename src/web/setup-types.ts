import { z } from 'zod';
import { countries, languages } from '../kernel/country.ts';
import { currencies } from '../kernel/money.ts';
import { messageValues } from './api-types.ts';
import { statementFound } from './payments/api-types.ts';

/** Shapes of the API about setting an installation up; `api-types.ts` has the others. */
const instant = z.iso.datetime().meta({ description: 'RFC 3339, UTC' });
const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`));
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
const name = z.string().trim().min(1).max(200);
const whole = z.int().min(1);
export const roleSchema = z.enum(['operator', 'viewer']).meta({ description: 'Operators set up and order, viewers look' });

const planPolicy = z
  .strictObject({
    most: z.int().min(2).max(60).meta({ description: 'Instalments at the most' }),
    everyDays: z.int().min(1).max(92).meta({ description: 'Days from one to the next, at the most' }),
    leastMinor: z.int().min(1).meta({ description: 'The least of an instalment, in minor units of the creditor’s currency' }),
  })
  .nullable()
  .meta({ id: 'PlanPolicy', description: 'How the debt may be split; null: it is paid in one' });
const keyedNumberAllowed = z
  .boolean()
  .meta({ description: 'Whether what a verified debtor asks for may go to a number that she keys in' });

const contactField = (description: string) => z.string().max(200).nullable().meta({ description });
const contact = z
  .object({
    phone: contactField('E.164; a national number is read as one of the creditor’s country'),
    email: contactField('An e-mail address'),
    web: contactField('A page, without its protocol'),
    street: contactField('Of the postal address'),
    city: contactField('Of the postal address'),
    postcode: contactField('Of the postal address'),
  })
  .meta({ id: 'CreditorContact', description: 'How debtors reach it, as letters and messages say' });
const contactWish = contact
  .partial()
  .strict()
  .meta({ id: 'CreditorContactWish', description: 'What is left out stays, what is null or empty is taken away' });

const creditor = z
  .object({
    id: idOf('crd'),
    code: z.string(),
    name: z.string(),
    neutralName: z.string().meta({ description: 'Said before anybody is verified' }),
    country: z.enum(countries),
    language: z.enum(languages),
    currency: z.enum(currencies),
    birthNumberTitle: z.string().nullable().meta({ description: 'The legal title for using birth numbers, where there is one' }),
    planPolicy,
    keyedNumberAllowed,
    contact,
  })
  .meta({ id: 'Creditor' });

const creditorWish = z
  .strictObject({
    code: z.string().min(1).max(40),
    name,
    neutralName: name,
    country: z.enum(countries),
    language: z.enum(languages).optional(),
    currency: z.enum(currencies).optional(),
    birthNumberTitle: z.string().max(500).nullable().optional(),
    planPolicy: planPolicy.optional(),
    keyedNumberAllowed: keyedNumberAllowed.optional(),
    contact: contactWish.optional(),
  })
  .meta({ id: 'CreditorWish' });

const creditorChange = z
  .strictObject({
    name,
    neutralName: name,
    language: z.enum(languages),
    birthNumberTitle: z.string().max(500).nullable(),
    planPolicy,
    keyedNumberAllowed,
    contact: contactWish,
  })
  .partial()
  .meta({ id: 'CreditorChange' });

export const uploadId = idOf('upl');
const upload = z.object({ id: uploadId, name: z.string(), bytes: z.int() }).meta({ id: 'Upload' });

export const encodings = ['utf-8', 'windows-1250', 'iso-8859-2', 'cp852'] as const;
export const fileFormats = ['delimited', 'sheet', 'invoices'] as const;
export const delimiters = [';', ',', '\t', '|'] as const;
const form = { encoding: z.enum(encodings).optional(), delimiter: z.enum(delimiters).optional() };

const receivablesWish = z
  .strictObject({
    uploadId,
    creditorId: idOf('crd'),
    ...form,
    sheet: z.string().min(1).max(100).optional().meta({ description: 'Of a workbook (.xlsx); its first one when not said' }),
    currency: z.enum(currencies).optional().meta({ description: 'For rows that name none' }),
    country: z.enum(countries).optional().meta({ description: 'Of national telephone numbers' }),
    mapping: z
      .record(z.string().max(40), z.union([z.string().max(200), z.int().min(1).max(999)]))
      .optional()
      .meta({ description: 'Our column: the file’s header, or its number in a file without one' }),
    confirmedEmails: z
      .string()
      .min(3)
      .max(200)
      .regex(/^[^@]*$/)
      .optional()
      .meta({ description: 'How the creditor has confirmed the file’s e-mail addresses' }),
  })
  .meta({ id: 'ReceivablesImportWish' });

const rowError = z.object({
  line: z.int().meta({ description: 'Of the file, from 1: a line, a row of a sheet, or the invoice of a batch' }),
  part: z.string().optional().meta({ description: 'The sheet, or the file of a batch' }),
  column: z.string(),
  reason: z.string(),
  message: z.string(),
  value: z.string(),
});

const receivablesPreview = z
  .object({
    format: z.enum(fileFormats),
    encoding: z.enum(encodings).nullable(),
    delimiter: z.enum(delimiters).nullable(),
    sheet: z.string().nullable().meta({ description: 'The sheet that is read' }),
    sheets: z.array(z.string()).meta({ description: 'All that the workbook has' }),
    hasHeader: z.boolean(),
    dueOnArrival: z.boolean(),
    bytes: z.int(),
    rows: z.int(),
    columns: z.array(
      z.object({
        number: z.int(),
        name: z.string(),
        column: z.string().nullable().meta({ description: 'Our column; null: kept as an attribute' }),
        values: z.array(z.object({ text: z.string(), wrong: z.boolean() })),
      }),
    ),
    looked: z.int(),
    good: z.int(),
    rejected: z.int(),
    totals: z.array(z.object({ amount: z.string(), currency: z.enum(currencies) })),
    errors: z.array(rowError),
    knownColumns: z.array(z.string()),
    objection: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .meta({ description: 'Why the columns cannot be read so; say what they mean in `mapping`' }),
  })
  .meta({ id: 'ReceivablesPreview' });

const suppressionFileWish = z
  .strictObject({
    uploadId,
    list: z.string().min(1).max(40),
    country: z.enum(countries),
    reason: z.string().max(500).nullable().default(null),
    replace: z.boolean().default(false).meta({ description: 'Take off the list what the file does not name' }),
    ...form,
  })
  .meta({ id: 'SuppressionImportWish' });

const suppressionPreview = z
  .object({
    encoding: z.string(),
    delimiter: z.string(),
    hasHeader: z.boolean(),
    rows: z.int(),
    rejected: z.int(),
    errors: z.array(rowError),
    added: z.int(),
    known: z.int(),
    removed: z.int().meta({ description: 'What replacing would take off' }),
    examples: z.array(z.string()).meta({ description: 'Of these, masked' }),
  })
  .meta({ id: 'SuppressionPreview' });

export const importId = idOf('job');
const importJob = z
  .object({
    id: importId,
    kind: z.enum(['receivables', 'suppression', 'statement']),
    fileName: z.string(),
    into: z.string().nullable().meta({ description: 'The creditor’s name, or the list’s' }),
    by: z.string(),
    byCommandLine: z.boolean(),
    state: z.enum(['running', 'finished', 'refused', 'failed']),
    startedAt: instant,
    finishedAt: instant.nullable(),
    rows: z.int(),
    totalRows: z.int(),
    rejected: z.int(),
    counts: z.record(z.string(), z.int()).nullable(),
    replaced: z.boolean().nullable(),
    format: z.string().nullable(),
    statements: z.array(statementFound).nullable(),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'Import' });

const trunkWish = z
  .strictObject({
    name: z.string().min(1).max(40),
    host: z.string().min(1).max(253),
    port: z.int().min(1).max(65_535).optional(),
    user: z.string().max(200).nullable().optional(),
    password: z.string().max(200).nullable().optional().meta({ description: 'Goes in and never comes out' }),
    simulated: z.boolean().optional(),
    channels: whole.optional(),
    callsPerSecond: z.number().positive().optional(),
    destinations: z.array(z.enum(countries)).optional(),
  })
  .meta({ id: 'TrunkWish' });

const trunkTest = z
  .object({
    state: z.enum(['reachable', 'unreachable', 'unmonitored', 'unknown']),
    roundTripMs: z.number().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'TrunkTest' });

const identityWish = z
  .strictObject({
    creditorId: idOf('crd'),
    number: z.string().min(1).max(40),
    dailyCap: whole.optional(),
    concurrentCap: whole.optional(),
  })
  .meta({ id: 'CallerIdentityWish' });

const identityChange = z
  .strictObject({
    dailyCap: whole,
    concurrentCap: whole.nullable(),
    inboundFlow: z.string().nullable().meta({ description: 'The flow that answers whoever calls it; null: one sentence' }),
    inboundAgent: z.string().max(40).nullable().meta({ description: 'Whom a caller is connected with who asks for a person' }),
  })
  .partial()
  .meta({ id: 'CallerIdentityChange' });

const hold = z
  .object({
    because: z.enum(['clock_jumped', 'disk_low', 'database_unavailable']),
    note: z.string(),
    values: messageValues,
    since: instant,
  })
  .meta({ id: 'DiallingHold' });

const suppressionSearch = z
  .strictObject({ number: z.string().min(1).max(40), country: z.enum(countries).default('CZ') })
  .meta({ id: 'SuppressionSearch' });

const suppressionEntry = z.object({
  list: z.string(),
  reason: z.string().nullable(),
  since: instant,
  until: instant.nullable(),
});

const suppressionRemoval = z
  .strictObject({
    number: z.string().min(1).max(40),
    country: z.enum(countries).default('CZ'),
    list: z.string().max(40).nullable().default(null).meta({ description: 'Null: off all lists' }),
    reason: z.string().trim().min(3).max(500),
  })
  .meta({ id: 'SuppressionRemoval' });

const firstSteps = z
  .object({
    creditors: z.int(),
    people: z.int(),
    trunks: z.int(),
    reachableTrunks: z.int(),
    identities: z.int(),
    verifiedIdentities: z.int(),
    campaigns: z.int(),
    calls: z.int(),
  })
  .meta({ id: 'FirstSteps' });

const check = z
  .object({
    name: z.string(),
    state: z.enum(['ok', 'missing', 'wrong']),
    found: z.string(),
    why: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'DoctorCheck' });

const setting = z.object({ variable: z.string(), value: z.string(), meaning: z.string() }).meta({ id: 'ServerSetting' });

const finding = z.object({ rule: z.string(), proof: z.array(z.int()), message: z.string() });
export const judgeRunId = idOf('jdg');
const judgeRunShape = {
  id: judgeRunId,
  by: z.string(),
  state: z.enum(['running', 'finished', 'failed']),
  startedAt: instant,
  finishedAt: instant.nullable(),
  events: z.int(),
  eventsTotal: z.int(),
  verdict: z.enum(['pass', 'fail']).nullable(),
  violations: z.int(),
  remarks: z.int(),
  problem: z.string().nullable(),
};
const judgeRun = z.object(judgeRunShape).meta({ id: 'JudgeRun' });
const judgeRunDetail = z
  .object({
    ...judgeRunShape,
    rules: z.array(
      z.object({ id: z.string(), says: z.string(), weight: z.enum(['violation', 'remark']), checked: z.int(), found: z.int() }),
    ),
    found: z.array(finding),
  })
  .meta({ id: 'JudgeRunDetail' });

const user = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    createdAt: instant,
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'User' });

const userWish = z.strictObject({ email: z.string().min(3).max(254), name, role: roleSchema }).meta({ id: 'UserWish' });

const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    createdBy: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });

export const setupSchemas = {
  creditor,
  creditors: listOf(creditor),
  creditorWish,
  creditorChange,
  upload,
  receivablesWish,
  receivablesPreview,
  suppressionFileWish,
  suppressionPreview,
  importJob,
  imports: z.object({ items: z.array(importJob), next: z.string().nullable() }),
  trunkWish,
  trunkTest,
  identityWish,
  identityChange,
  evidence: z.strictObject({ evidence: z.string().trim().min(3).max(500) }).meta({ id: 'Evidence' }),
  holds: listOf(hold),
  suppressionSearch,
  suppressionEntries: listOf(suppressionEntry),
  suppressionRemoval,
  released: z.object({ lists: z.array(z.string()) }),
  firstSteps,
  checks: listOf(check),
  settings: listOf(setting),
  judgeRun,
  judgeRuns: listOf(judgeRun),
  judgeRunDetail,
  users: listOf(user),
  userWish,
  roleChange: z.strictObject({ role: roleSchema }),
  oneTimeLogin: z.object({ email: z.string(), password: z.string().meta({ description: 'Works once, to choose another' }) }),
  apiKeys: listOf(apiKey),
  apiKeyWish: z.strictObject({ name, role: roleSchema }).meta({ id: 'ApiKeyWish' }),
  apiKeyMade: z.object({ apiKey, key: z.string().meta({ description: 'Told once; send it as `Authorization: Bearer`' }) }),
} as const;

export type Creditor = z.output<typeof creditor>;
export type CreditorWish = z.input<typeof creditorWish>;
export type CreditorChange = z.input<typeof creditorChange>;
export type Upload = z.output<typeof upload>;
export type ReceivablesWish = z.input<typeof receivablesWish>;
export type ReceivablesPreview = z.output<typeof receivablesPreview>;
export type SuppressionFileWish = z.input<typeof suppressionFileWish>;
export type SuppressionPreview = z.output<typeof suppressionPreview>;
export type ImportJobWire = z.output<typeof importJob>;
export type TrunkWish = z.input<typeof trunkWish>;
export type TrunkTest = z.output<typeof trunkTest>;
export type IdentityWish = z.input<typeof identityWish>;
export type IdentityChange = z.input<typeof identityChange>;
export type HoldWire = z.output<typeof hold>;
export type SuppressionEntry = z.output<typeof suppressionEntry>;
export type FirstSteps = z.output<typeof firstSteps>;
export type DoctorCheckWire = z.output<typeof check>;
export type ServerSetting = z.output<typeof setting>;
export type JudgeRunWire = z.output<typeof judgeRun>;
export type JudgeRunDetail = z.output<typeof judgeRunDetail>;
export type UserWire = z.output<typeof user>;
export type ApiKeyWire = z.output<typeof apiKey>;
export type Role = z.output<typeof roleSchema>;
