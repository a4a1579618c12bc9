import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Language } from './kernel/country.ts';
import { Fault } from './kernel/fault.ts';
import {
  address,
  days,
  isLoopback,
  isSmtpUrl,
  loopback,
  maskPassword,
  networks,
  origins,
  port,
  reachable,
  timeOfDay,
  timesOfDay,
  webAddress,
  webHost,
} from './main/setting-forms.ts';
import { parseRecognizers } from './speech/hearing/recognizer-choice.ts';
import { parseVoiceChoices } from './speech/voice-choice.ts';

const root = resolve(import.meta.dirname, '..');

/** Every setting: its environment variable, default and meaning. */
const settings = {
  data: setting('DOVOLAT_DATA', z.string(), join(root, '.dovolat'), 'Folder of the database, keys, audio and logs'),
  cache: setting(
    'DOVOLAT_CACHE',
    z.string(),
    defaultCache(),
    'Folder of what every installation on this machine shares: native parts, and what this program compiles to',
  ),
  asterisk: setting('DOVOLAT_ASTERISK', z.string(), '', 'Path of an Asterisk of at least 22.10.1 to use; empty: found or made'),
  httpHost: setting(
    'DOVOLAT_HTTP_HOST',
    webHost,
    '127.0.0.1',
    'Address of console and API; another than loopback needs TLS or a trusted proxy',
  ),
  httpPort: setting('DOVOLAT_HTTP_PORT', port, 8080, 'Port of console and API'),
  baseUrl: setting('DOVOLAT_BASE_URL', webAddress, '', 'Address that people type; empty: http(s)://HOST:PORT'),
  tlsCert: setting(
    'DOVOLAT_TLS_CERT',
    z.string(),
    '',
    'PEM file of the certificate with its chain; console and API then speak HTTPS',
  ),
  tlsKey: setting('DOVOLAT_TLS_KEY', z.string(), '', 'PEM file of its key; both are read again when they change'),
  trustedProxies: setting(
    'DOVOLAT_TRUSTED_PROXIES',
    networks,
    '',
    'Addresses or networks, with commas, of TLS proxies whose word on the client is taken',
  ),
  metricsFrom: setting(
    'DOVOLAT_METRICS_FROM',
    networks,
    '127.0.0.0/8,::1',
    'Addresses or networks that may read /metrics, with commas; nobody has to log in for it',
  ),
  sipAddress: setting(
    'DOVOLAT_SIP_ADDRESS',
    address,
    '127.0.0.1',
    'Address that SIP listens on; the interface towards the trunk',
  ),
  sipPort: setting('DOVOLAT_SIP_PORT', port, 5060, 'UDP port of SIP'),
  controlAddress: setting('DOVOLAT_CONTROL_ADDRESS', loopback, '127.0.0.1', 'Loopback address of Asterisk’s control interfaces'),
  ariPort: setting('DOVOLAT_ARI_PORT', port, 8088, 'Loopback port of Asterisk’s REST interface'),
  amiPort: setting('DOVOLAT_AMI_PORT', port, 5038, 'Loopback port of Asterisk’s manager interface'),
  rtpFrom: setting('DOVOLAT_RTP_FROM', port, 10_000, 'First UDP port of speech; two a call'),
  rtpTo: setting('DOVOLAT_RTP_TO', port, 20_000, 'Last UDP port of speech'),
  externalMediaAddress: setting('DOVOLAT_EXTERNAL_MEDIA_ADDRESS', reachable, '', 'Public address of speech behind NAT'),
  externalSignalingAddress: setting('DOVOLAT_EXTERNAL_SIGNALING_ADDRESS', reachable, '', 'Public address of SIP behind NAT'),
  localNets: setting('DOVOLAT_LOCAL_NETS', networks, '', 'Networks inside the NAT, with commas: 10.0.0.0/8,192.168.0.0/16'),
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
  inbox: setting(
    'DOVOLAT_INBOX',
    z.string(),
    '',
    'Folder that is watched for files of receivables and bank statements, in a folder named after the code of each creditor; empty: none',
  ),
  asteriskEndsWithUs: setting(
    'DOVOLAT_ASTERISK_ENDS_WITH_US',
    z.stringbool(),
    'no',
    'yes: when the server dies, its Asterisk and the calls that are up end with it; no: calls go on until it is started again',
  ),
  realTime: setting(
    'DOVOLAT_REAL_TIME',
    z.stringbool(),
    'yes',
    'yes: calls go before all other work of a machine with two processors or more, where the system permits it; no: they take their turn',
  ),
  planner: setting(
    'DOVOLAT_PLANNER',
    z.stringbool(),
    'yes',
    'no: strategies plan nothing while this server runs; yes: they do as soon as one is published',
  ),
  webhooksAllow: setting(
    'DOVOLAT_WEBHOOKS_ALLOW',
    origins,
    '',
    'Programs that flows may ask although they are in your own network or without TLS, with commas: http://10.0.0.5:8080',
  ),
  flows: setting('DOVOLAT_FLOWS', z.string(), join(root, 'ivr-flows'), 'Folder of the call flows'),
  strategies: setting(
    'DOVOLAT_STRATEGIES',
    z.string(),
    join(root, 'strategies'),
    'Folder of the strategies, with assignment and segments',
  ),
  prompts: setting('DOVOLAT_PROMPTS', z.string(), join(root, 'prompts'), 'Folder of the prompts'),
  voiceCs: voiceSetting('cs', 'Czech', 'espeak, festival:dita or google:cs-CZ-Wavenet-A'),
  voiceSk: voiceSetting('sk', 'Slovak', 'espeak or google:sk-SK-Wavenet-A'),
  voicePl: voiceSetting('pl', 'Polish', 'espeak or google:pl-PL-Wavenet-A'),
  voiceHu: voiceSetting('hu', 'Hungarian', 'espeak or google:hu-HU-Wavenet-A'),
  voiceEn: voiceSetting('en', 'English', 'espeak or google:en-GB-Wavenet-A'),
  hearing: setting(
    'DOVOLAT_HEARING',
    z.string().superRefine((value, context) => {
      const read = parseRecognizers(value);
      if (!read.ok) context.addIssue({ code: 'custom', message: read.message });
    }),
    '',
    'Who understands answers by voice, by language: cs=vosk:ws://127.0.0.1:2700, en=pocketsphinx:/usr/share/pocketsphinx/model/en-us; ' +
      'empty: keys alone count',
  ),
  googleCredentials: setting(
    'DOVOLAT_GOOGLE_CREDENTIALS',
    z.string(),
    '',
    'Key file of a Google Cloud service account, for voices of Google; empty: what Google’s own tools have set up',
  ),
  googleEndpoint: setting(
    'DOVOLAT_GOOGLE_ENDPOINT',
    z.string().refine(isSpeechEndpoint, 'a host name like eu-texttospeech.googleapis.com is wanted'),
    'eu-texttospeech.googleapis.com',
    'Host of Google’s Text-to-Speech; the usual one keeps texts and names inside the European Union',
  ),
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
  fioTokensFile: setting(
    'DOVOLAT_FIO_TOKENS_FILE',
    z.string(),
    '',
    'File with the tokens of Fio’s API, a line IBAN TOKEN for each account, readable by its owner only; empty: no account is fetched',
  ),
  fioOrigin: setting(
    'DOVOLAT_FIO_ORIGIN',
    z.string().refine(isFioOrigin, 'https://… is wanted'),
    'https://fioapi.fio.cz',
    'Where Fio’s API is asked',
  ),
  bankFetchAt: setting(
    'DOVOLAT_BANK_FETCH_AT',
    timesOfDay,
    '06:30',
    'When banks are asked what was paid, where DOVOLAT_FIO_TOKENS_FILE is set: times of day with commas; empty: only by hand',
  ),
  backupFolder: setting(
    'DOVOLAT_BACKUP_FOLDER',
    z.string(),
    '',
    'Folder of the backups, best on another disk; empty: DATA/backups',
  ),
  backupAt: setting(
    'DOVOLAT_BACKUP_AT',
    timeOfDay,
    '',
    'Time of day, in the zone of this machine, of a backup every day; empty: none',
  ),
  backupKeep: setting('DOVOLAT_BACKUP_KEEP', z.coerce.number().int().min(0), 14, 'Newest backups that are kept; 0: any number'),
  backupKeepDays: setting('DOVOLAT_BACKUP_KEEP_DAYS', days, 0, 'Days after which a backup is deleted, the newest never; 0: none'),
  backupPassphraseFile: setting(
    'DOVOLAT_BACKUP_PASSPHRASE_FILE',
    z.string(),
    '',
    'File with the passphrase that seals the key of the verifiers in backups; empty: the key is kept apart by hand',
  ),
  interestAt: setting(
    'DOVOLAT_INTEREST_AT',
    timeOfDay,
    '01:30',
    'When interest is booked, where a creditor asks for some (time of day); empty: never by itself',
  ),
  segmentsAt: setting(
    'DOVOLAT_SEGMENTS_AT',
    timeOfDay,
    '02:00',
    'When all segments are formed anew (time of day); empty: never by itself',
  ),
  retentionAt: setting(
    'DOVOLAT_RETENTION_AT',
    timeOfDay,
    '03:30',
    'Time of day, in the zone of this machine, at which personal data past its time is erased; empty: only by hand',
  ),
  keepPersonDays: setting(
    'DOVOLAT_KEEP_PERSON_DAYS',
    days,
    1095,
    keepMeaning('names, contact points, identity hashes of persons without an open receivable'),
  ),
  keepMessageDays: setting(
    'DOVOLAT_KEEP_MESSAGE_DAYS',
    days,
    365,
    keepMeaning('words and addresses of messages, files of the outbox'),
  ),
  keepCallDays: setting(
    'DOVOLAT_KEEP_CALL_DAYS',
    days,
    365,
    keepMeaning('the number that a call dialled, and the state of its flow'),
  ),
  keepSoundDays: setting(
    'DOVOLAT_KEEP_SOUND_DAYS',
    days,
    30,
    keepMeaning('sound that no call has used: spoken names and amounts'),
  ),
  keepPaymentDays: setting(
    'DOVOLAT_KEEP_PAYMENT_DAYS',
    days,
    1095,
    keepMeaning('who sent money that lies on no receivable, and what was written with it'),
  ),
  keepRecordingDays: setting('DOVOLAT_KEEP_RECORDING_DAYS', days, 90, keepMeaning('what was recorded of calls')),
  keepDocumentDays: setting('DOVOLAT_KEEP_DOCUMENT_DAYS', days, 3650, keepMeaning('files on cases')),
  logFile: setting(
    'DOVOLAT_LOG_FILE',
    z.string(),
    '',
    'File that the log is written to, opened anew on SIGHUP; empty: standard output',
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
  if (problems.length === 0) problems.push(...exposureProblems(config));
  if (problems.length > 0)
    throw new Fault('bad_setting', `These settings are not right:\n  ${problems.join('\n  ')}`, {
      kind: 'misconfigured',
      remedy: 'Correct them in the environment; `dovolat doctor --settings` lists every setting.',
    });
  const data = resolve(config.data);
  return { ...config, data, cache: resolve(config.cache), backupFolder: resolve(config.backupFolder || join(data, 'backups')) };
}

/** Passwords and people's sessions never cross a network in the clear. */
function exposureProblems({ httpHost, baseUrl, tlsCert, tlsKey, trustedProxies }: Config): string[] {
  if (Boolean(tlsCert) !== Boolean(tlsKey)) return ['DOVOLAT_TLS_CERT and DOVOLAT_TLS_KEY: one is nothing without the other'];
  if (tlsCert && baseUrl.startsWith('http:')) return ['DOVOLAT_BASE_URL: with DOVOLAT_TLS_CERT it begins with https://'];
  if (isLoopback(httpHost) || tlsCert) return [];
  const open = `DOVOLAT_HTTP_HOST="${httpHost}": the console would be open to the network in the clear`;
  if (!trustedProxies)
    return [
      `${open}. Give it TLS (DOVOLAT_TLS_CERT and DOVOLAT_TLS_KEY), or name the TLS proxy in front (DOVOLAT_TRUSTED_PROXIES)`,
    ];
  if (!baseUrl.startsWith('https:'))
    return [
      'DOVOLAT_BASE_URL: with DOVOLAT_TRUSTED_PROXIES it is the https:// address of the proxy, else cookies would go in the clear',
    ];
  return [];
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

function voiceSetting(language: Language, spoken: string, examples: string) {
  const text = z.string().superRefine((value, context) => {
    const choices = parseVoiceChoices(language, value);
    if (!choices.ok) context.addIssue({ code: 'custom', message: choices.message });
  });
  const meaning = `Who speaks ${spoken}: ${examples}; after a comma, who speaks when the first cannot`;
  return setting(`DOVOLAT_VOICE_${language.toUpperCase()}`, text, 'espeak', meaning);
}

/** Without a certificate only to this machine, for a service that is tried out. */
function isSpeechEndpoint(text: string): boolean {
  return /^[a-z0-9.-]+$/i.test(text) || /^http:\/\/127\.0\.0\.1:\d+$/.test(text);
}

/** Tokens go there: never in the clear, but to this machine. */
function isFioOrigin(text: string): boolean {
  return /^https:\/\/[a-z0-9.-]+(:\d+)?$/i.test(text) || /^http:\/\/127\.0\.0\.1:\d+$/.test(text);
}

function defaultCache(): string {
  return process.getuid?.() === 0 ? '/var/cache/dovolat' : join(homedir(), '.cache', 'dovolat');
}

function keepMeaning(what: string): string {
  return `Days for which are kept: ${what}; 0: for good`;
}
