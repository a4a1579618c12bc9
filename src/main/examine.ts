import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { examinePorts } from '../adapters/asterisk/instance/check-ports.ts';
import { examineMachine } from '../adapters/native/doctor.ts';
import { findNative } from '../adapters/native/find-native.ts';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import { smtpEmail } from '../adapters/smtp/smtp-email.ts';
import type { Config } from '../config.ts';
import type { DoctorCheck } from '../kernel/doctor-check.ts';
import { Fault } from '../kernel/fault.ts';
import { lastBackupAt } from './back-up.ts';
import { checkConsolePort } from './check-console-port.ts';
import { examineHearing } from './examine-hearing.ts';
import { examineVoices } from './examine-voices.ts';
import { fileFlowLibrary } from './file-flow-library.ts';
import { baseUrlOf } from './open-accounts.ts';
import { readTls } from './server-tls.ts';

/** What this machine has of all that is needed: `dovolat doctor`. */
export async function examine(config: Config): Promise<DoctorCheck[]> {
  return [
    ...(await examineMachine(nativeSettings(process.env))),
    examineData(config.data),
    ...(await examinePorts({
      sip: { address: config.sipAddress, port: config.sipPort },
      http: { address: config.controlAddress, port: config.ariPort },
      ami: { address: config.controlAddress, port: config.amiPort },
    })),
    await examineConsolePort(config.httpHost, config.httpPort),
    await examineMail(config),
    ...(await examineSpeech(config)),
    ...(await examineHearing(config)),
    examineTls(config),
    examineBackups(config),
  ];
}

/** Nothing where the native parts are missing: that is told above. */
export async function examineSpeech(config: Config): Promise<DoctorCheck[]> {
  const native = await findNative(nativeSettings(process.env)).catch(() => null);
  if (!native) return [];
  const { texts } = fileFlowLibrary(config.flows, config.prompts, join(config.data, 'flows'));
  return examineVoices(config, native.programs, texts);
}

/** Whether e-mails leave. */
export async function examineMail({ smtpUrl, mailFrom, data }: Config): Promise<DoctorCheck> {
  const check = { name: 'e-mail', why: 'debtors get what they asked for, and operators the summary of a campaign' };
  if (!smtpUrl) return { ...check, state: 'ok', found: `kept as files in ${join(data, 'outbox/email')}`, remedy: '' };
  const smtp = smtpEmail({ url: smtpUrl, from: mailFrom, patienceMs: 10_000 });
  const verified = await smtp.verify();
  smtp.close();
  const { host } = new URL(smtpUrl);
  if (verified.ok) return { ...check, state: 'ok', found: `${host} takes e-mails from ${mailFrom}`, remedy: '' };
  const remedy = 'check DOVOLAT_SMTP_URL (scheme, host, port, user, password) and that this machine may reach the server';
  return { ...check, state: 'wrong', found: `${host} does not let us in: ${verified.message}`, remedy };
}

/** Whether anybody could listen in on the console. */
export function examineTls(config: Config): DoctorCheck {
  const check = { name: 'TLS', why: 'passwords and cookies never cross a network in the clear' };
  try {
    const by = readTls(config) ? `by ${config.tlsCert}` : 'in front of it';
    return { ...check, state: 'ok', found: baseUrlOf(config).startsWith('https:') ? by : 'none: loopback only', remedy: '' };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ...check, state: 'wrong', found: error.message, remedy: error.remedy ?? '' };
  }
}

/** Made every day, so one that is older than a day and an hour or two was missed. */
const lateBackupMs = 26 * 3_600_000;

/** Whether there is a fresh copy. */
export function examineBackups(config: Config): DoctorCheck {
  const check = { name: 'backups', why: 'the record of every call is lost with the disk' };
  const last = lastBackupAt(config);
  const when = last === null ? 'none yet' : `the last at ${new Date(last).toISOString()}`;
  const found = `${when}, in ${config.backupFolder}${config.backupAt ? '' : '; made by hand only'}`;
  const late = config.backupAt !== '' && last !== null && Date.now() - last > lateBackupMs;
  if (!late) return { ...check, state: 'ok', found, remedy: '' };
  return {
    ...check,
    state: 'wrong',
    found,
    remedy: 'run `dovolat backup` and read what it says; the log tells why the last ones failed',
  };
}

/** Whether the record can be written. */
export function examineData(folder: string): DoctorCheck {
  const check = { name: 'data folder', why: 'the record of every call lives there' };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return { ...check, state: 'ok', found: folder, remedy: '' };
  } catch {
    const remedy = 'set DOVOLAT_DATA to a folder that you may write to';
    return { ...check, state: 'wrong', found: `${folder} cannot be written`, remedy };
  }
}

async function examineConsolePort(host: string, port: number): Promise<DoctorCheck> {
  const check = { name: 'console port', why: 'people reach the console there' };
  try {
    await checkConsolePort(host, port);
    return { ...check, state: 'ok', found: `${host}:${port} is free`, remedy: '' };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ...check, state: 'wrong', found: error.message, remedy: `if that is not Dovolat itself: ${error.remedy}` };
  }
}
