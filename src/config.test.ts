import { expect, test } from 'vitest';
import { describeConfig, readConfig } from './config.ts';

const mail = { DOVOLAT_SMTP_URL: 'smtp://us:se:cr@t@mail.energo.example:587', DOVOLAT_MAIL_FROM: 'payments@energo.example' };

test('the password of the mail server is never printed, neither in the list of settings nor in a complaint', () => {
  const shown = JSON.stringify(describeConfig(readConfig(mail)));
  expect(shown).toContain('smtp://us:***@mail.energo.example:587');
  expect(shown).not.toContain('cr@t');
  for (const url of ['smpt://us:se:cr@t@mail.energo.example', 'us:secr@mail.energo.example'])
    expect(() => readConfig({ ...mail, DOVOLAT_SMTP_URL: url })).toThrow(expect.not.stringMatching(/se:?cr/));
});

test('a mail server needs the address that e-mails come from', () => {
  expect(() => readConfig({ DOVOLAT_SMTP_URL: mail.DOVOLAT_SMTP_URL })).toThrow(/DOVOLAT_MAIL_FROM/);
  expect(() => readConfig({ ...mail, DOVOLAT_MAIL_FROM: 'nobody' })).toThrow(/DOVOLAT_MAIL_FROM/);
  expect(readConfig({}).smtpUrl).toBe('');
});

const certified = { DOVOLAT_TLS_CERT: '/etc/dovolat/cert.pem', DOVOLAT_TLS_KEY: '/etc/dovolat/key.pem' };

test('a console that the network can reach needs TLS, in the process or in front of it', () => {
  const open = { DOVOLAT_HTTP_HOST: '192.0.2.10' };
  expect(() => readConfig(open)).toThrow(/in the clear.*DOVOLAT_TLS_CERT.*DOVOLAT_TRUSTED_PROXIES/);
  expect(() => readConfig({ ...open, DOVOLAT_TRUSTED_PROXIES: '192.0.2.1' })).toThrow(/DOVOLAT_BASE_URL.*https/);
  const proxied = { ...open, DOVOLAT_TRUSTED_PROXIES: '192.0.2.1', DOVOLAT_BASE_URL: 'https://dovolat.acme.example' };
  expect(readConfig(proxied).httpHost).toBe('192.0.2.10');
  expect(readConfig({ ...open, ...certified }).httpHost).toBe('192.0.2.10');
  expect(() => readConfig({ ...certified, DOVOLAT_TLS_KEY: '' })).toThrow(/one is nothing without the other/);
  for (const host of ['127.0.0.1', '127.8.9.1', '::1', 'localhost']) readConfig({ DOVOLAT_HTTP_HOST: host });
});

test.each([
  ['DOVOLAT_HTTP_HOST', 'my-server'],
  ['DOVOLAT_SIP_ADDRESS', '10.0.0.300'],
  ['DOVOLAT_CONTROL_ADDRESS', '10.0.0.3'],
  ['DOVOLAT_EXTERNAL_MEDIA_ADDRESS', 'http://203.0.113.7'],
  ['DOVOLAT_LOCAL_NETS', '10.0.0.0/33'],
  ['DOVOLAT_TRUSTED_PROXIES', '10.0.0.1;10.0.0.2'],
  ['DOVOLAT_BASE_URL', 'dovolat.acme.example'],
  ['DOVOLAT_BASE_URL', 'https://acme.example/dovolat'],
  ['DOVOLAT_BACKUP_AT', '25:00'],
  ['DOVOLAT_KEEP_PERSON_DAYS', '-1'],
])('%s=%s is refused at the start by its name', (variable, value) => {
  expect(() => readConfig({ [variable]: value })).toThrow(variable);
});

test('every setting is shown with what it means', () => {
  const shown = describeConfig(readConfig({}));
  for (const { variable, meaning } of shown)
    expect([variable, meaning]).toEqual([expect.stringMatching(/^DOVOLAT_[A-Z_]+$/), expect.stringMatching(/.{15}/)]);
  expect(shown.find(({ variable }) => variable === 'DOVOLAT_BACKUP_FOLDER')?.value).toMatch(/backups$/);
});
