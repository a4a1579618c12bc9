import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from './kernel/fault.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const root = resolve(import.meta.dirname, '..');

/** Every setting: its environment variable, default and meaning. */
const settings = {
  data: setting('DOVOLAT_DATA', z.string(), join(root, '.dovolat'), 'Folder of the database, keys, audio and logs'),
  cache: setting(
    'DOVOLAT_CACHE',
    z.string(),
    defaultCache(),
    'Folder of what every installation on this machine shares: native parts',
  ),
  asterisk: setting('DOVOLAT_ASTERISK', z.string(), '', 'Path of an Asterisk of at least 22.10.1 to use; empty: found or made'),
  httpHost: setting('DOVOLAT_HTTP_HOST', z.string(), '127.0.0.1', 'Address of console and API'),
  httpPort: setting('DOVOLAT_HTTP_PORT', port, 8080, 'Port of console and API'),
  baseUrl: setting('DOVOLAT_BASE_URL', z.string(), '', 'Address that people type, behind a TLS proxy; empty: http://HOST:PORT'),
  sipAddress: setting(
    'DOVOLAT_SIP_ADDRESS',
    z.string(),
    '127.0.0.1',
    'Address that SIP listens on; the interface towards the trunk',
  ),
  sipPort: setting('DOVOLAT_SIP_PORT', port, 5060, 'UDP port of SIP'),
  controlAddress: setting(
    'DOVOLAT_CONTROL_ADDRESS',
    z.string(),
    '127.0.0.1',
    'Loopback address of Asterisk’s control interfaces',
  ),
  ariPort: setting('DOVOLAT_ARI_PORT', port, 8088, 'Loopback port of Asterisk’s REST interface'),
  amiPort: setting('DOVOLAT_AMI_PORT', port, 5038, 'Loopback port of Asterisk’s manager interface'),
  rtpFrom: setting('DOVOLAT_RTP_FROM', port, 10_000, 'First UDP port of speech; two a call'),
  rtpTo: setting('DOVOLAT_RTP_TO', port, 20_000, 'Last UDP port of speech'),
  externalMediaAddress: setting('DOVOLAT_EXTERNAL_MEDIA_ADDRESS', z.string(), '', 'Public address of speech behind NAT'),
  externalSignalingAddress: setting('DOVOLAT_EXTERNAL_SIGNALING_ADDRESS', z.string(), '', 'Public address of SIP behind NAT'),
  localNets: setting('DOVOLAT_LOCAL_NETS', z.string(), '', 'Networks inside the NAT, with commas: 10.0.0.0/8,192.168.0.0/16'),
  maxCalls: setting(
    'DOVOLAT_MAX_CALLS',
    z.coerce.number().int().min(1),
    100,
    'Most calls up at once, over everything; operators may set less',
  ),
  maxCallsPerSecond: setting(
    'DOVOLAT_MAX_CALLS_PER_SECOND',
    z.coerce.number().positive(),
    20,
    'Most new calls a second, over everything; operators may set less',
  ),
  minFreeMb: setting(
    'DOVOLAT_MIN_FREE_MB',
    z.coerce.number().int().min(0),
    200,
    'Free space on the disk of DOVOLAT_DATA, in MB, below which nothing is dialled',
  ),
  maxUploadMb: setting(
    'DOVOLAT_MAX_UPLOAD_MB',
    z.coerce.number().int().min(1),
    500,
    'Largest file, in MB, that is taken in at the console or by the API',
  ),
  asteriskEndsWithUs: setting(
    'DOVOLAT_ASTERISK_ENDS_WITH_US',
    z.stringbool(),
    'no',
    'yes: when the server dies, its Asterisk and the calls that are up end with it; no: calls go on until it is started again',
  ),
  flows: setting('DOVOLAT_FLOWS', z.string(), join(root, 'ivr-flows'), 'Folder of the call flows'),
  prompts: setting('DOVOLAT_PROMPTS', z.string(), join(root, 'prompts'), 'Folder of the prompts'),
  smtpUrl: setting(
    'DOVOLAT_SMTP_URL',
    z.string().refine(isSmtpUrl, 'an address like smtp://user:password@host:587 or smtps://host:465 is wanted'),
    '',
    'Mail server for e-mails; empty: they are files in DATA/outbox/email',
    maskPassword,
  ),
  mailFrom: setting(
    'DOVOLAT_MAIL_FROM',
    z.union([z.literal(''), z.email()]),
    '',
    'Address that e-mails come from; needed with DOVOLAT_SMTP_URL',
  ),
  logLevel: setting(
    'DOVOLAT_LOG_LEVEL',
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'info',
    'Least severe log line written',
  ),
} as const;

export type Config = { readonly [Name in keyof typeof settings]: z.infer<(typeof settings)[Name]['schema']> };

/** Reads the settings from the environment. Throws Fault `bad_setting` that names every variable that is wrong, and how. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const problems: string[] = [];
  const values = Object.entries(settings).map(([name, { variable, schema, fallback, shown }]) => {
    const given = environment[variable];
    const parsed = z.safeParse(schema, given === undefined || given === '' ? fallback : given);
    if (!parsed.success)
      problems.push(`${variable}="${shown(given ?? '')}": ${parsed.error.issues[0]?.message ?? 'not understood'}`);
    return [name, parsed.data];
  });
  const config = Object.fromEntries(values) as Config;
  if (problems.length === 0 && config.rtpTo - config.rtpFrom < 9)
    problems.push('DOVOLAT_RTP_TO: at least 10 ports are needed from DOVOLAT_RTP_FROM');
  if (problems.length === 0 && config.smtpUrl && !config.mailFrom)
    problems.push('DOVOLAT_MAIL_FROM: DOVOLAT_SMTP_URL is set, so the address that e-mails come from is needed');
  if (problems.length > 0)
    throw new Fault('bad_setting', `These settings are not right:\n  ${problems.join('\n  ')}`, {
      kind: 'misconfigured',
      remedy: 'Correct them in the environment; `dovolat doctor` lists every setting.',
    });
  return { ...config, data: resolve(config.data), cache: resolve(config.cache) };
}

/** Every setting with its variable, value in force (secrets masked) and meaning, for people. */
export function describeConfig(config: Config): { variable: string; value: string; meaning: string }[] {
  return Object.entries(settings).map(([name, { variable, meaning, shown }]) => ({
    variable,
    value: shown(String(config[name as keyof Config])),
    meaning,
  }));
}

function setting<Schema extends z.ZodType>(
  variable: string,
  schema: Schema,
  fallback: z.input<Schema>,
  meaning: string,
  shown: (value: string) => string = (value) => value,
) {
  return { variable, schema, fallback, meaning, shown };
}

function isSmtpUrl(text: string): boolean {
  if (text === '') return true;
  const url = URL.parse(text);
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
}

/** Everything between the scheme and the last `@` may be a password, also where the address is mistyped. */
function maskPassword(text: string): string {
  return text.replace(
    /^([a-z]+:\/\/)?([^:@/]*)(:?)(.*)@/i,
    (_all, scheme = '', user, colon) => `${scheme}${user}${colon && ':***'}@`,
  );
}

function defaultCache(): string {
  return process.getuid?.() === 0 ? '/var/cache/dovolat' : join(homedir(), '.cache', 'dovolat');
}
