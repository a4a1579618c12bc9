import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { examinePorts } from '../adapters/asterisk/instance/check-ports.ts';
import { examineMachine } from '../adapters/native/doctor.ts';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import { smtpEmail } from '../adapters/smtp/smtp-email.ts';
import type { Config } from '../config.ts';
import type { DoctorCheck } from '../kernel/doctor-check.ts';
import { Fault } from '../kernel/fault.ts';
import { checkConsolePort } from './check-console-port.ts';

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
  ];
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
