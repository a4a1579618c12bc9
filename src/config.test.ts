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
