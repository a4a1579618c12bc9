import { Fault } from '../../../kernel/fault.ts';

/**
 * Fills `{{name}}` in a template of an Asterisk file. A value stays a value: line breaks are refused and `;` is escaped, so that no
 * setting can add a line or a section. `blocks` are rendered text of our own and go in as they are.
 * Throws Fault `template_broken` for a name that nobody gave, `setting_not_allowed` for a value with control characters.
 */
export function renderTemplate(
  template: string,
  values: Readonly<Record<string, string | number>>,
  blocks: Readonly<Record<string, string>> = {},
): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const block = blocks[name];
    if (block !== undefined) return block;
    const value = values[name];
    if (value === undefined) throw new Fault('template_broken', `no value for {{${name}}}`, { kind: 'misconfigured' });
    return confValue(name, value);
  });
}

/** One value as it may stand behind `key = ` in an Asterisk file. */
export function confValue(name: string, value: string | number): string {
  const text = String(value);
  if (/\p{Cc}/u.test(text))
    throw new Fault('setting_not_allowed', `${name} holds a control character`, {
      kind: 'misconfigured',
      remedy: `correct the setting ${name}: it must be one line of plain text`,
    });
  return text.replaceAll(';', '\\;');
}
