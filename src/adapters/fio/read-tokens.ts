import { readFileSync, statSync } from 'node:fs';
import { Fault } from '../../kernel/fault.ts';

/**
 * The tokens by IBAN of a file with a line `IBAN TOKEN` each; `#` begins a remark. Nothing of the file is ever quoted.
 * Throws Fault `fio_tokens_unreadable`, or `fio_tokens_unsafe` when others than its owner may read it.
 */
export function readTokens(file: string): ReadonlyMap<string, string> {
  const { text, mode } = read(file);
  if ((mode & 0o077) !== 0)
    throw new Fault('fio_tokens_unsafe', `The tokens in ${file} can be read by others (mode ${(mode & 0o777).toString(8)})`, {
      kind: 'misconfigured',
      remedy: `Whoever has a token reads the account: chmod 600 ${file}, and make new tokens if somebody may have seen them.`,
    });
  const tokens = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const plain = line.replace(/#.*/, '').trim();
    if (plain === '') continue;
    const match = /^([A-Z]{2}[\dA-Z ]{13,40}?)\s+([A-Za-z0-9]{32,128})$/.exec(plain);
    if (!match)
      throw new Fault('fio_tokens_unreadable', `${file}, line ${index + 1} is not of the form IBAN TOKEN`, {
        kind: 'misconfigured',
        remedy: 'Write the account’s IBAN, a space and the token that the bank’s internet banking shows under API.',
      });
    tokens.set((match[1] ?? '').replaceAll(' ', ''), match[2] ?? '');
  }
  return tokens;
}

function read(file: string): { readonly text: string; readonly mode: number } {
  try {
    return { text: readFileSync(file, 'utf8'), mode: statSync(file).mode };
  } catch (cause) {
    throw new Fault(
      'fio_tokens_unreadable',
      `The file of Fio’s tokens cannot be read: ${(cause as NodeJS.ErrnoException).code}`,
      {
        kind: 'misconfigured',
        remedy: 'Correct DOVOLAT_FIO_TOKENS_FILE, or make the file readable by the user that runs Dovolat.',
        cause,
      },
    );
  }
}
