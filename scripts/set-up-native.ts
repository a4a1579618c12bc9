/**
 * Finds or makes the native parts (asterisk, espeak-ng, sox), showing progress on stderr. Exit 0 when they are there, with one line
 * of JSON on stdout that says which; else 1.
 */
import { nativeSettings } from '../src/adapters/native/native-settings.ts';
import { setUpNative } from '../src/adapters/native/set-up-native.ts';
import { Fault } from '../src/kernel/fault.ts';

const terminal = process.stderr.isTTY;
let lastStep = '';

try {
  const { via, programs, versions, proof } = await setUpNative(nativeSettings(process.env), (step, detail) => {
    if (terminal)
      process.stderr.write(`\r\x1b[K${`Native parts: ${step} ${detail}`.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    else if (step !== lastStep) console.error(`Native parts: ${step}`);
    lastStep = step;
  });
  if (lastStep) {
    if (terminal) process.stderr.write('\r\x1b[K');
    console.error(
      `Native parts: Asterisk ${versions.asterisk}, espeak-ng ${versions.espeakNg}, sox ${versions.sox} in ${programs.described}`,
    );
  }
  console.log(JSON.stringify({ via, described: programs.described, versions, proof }));
} catch (fault) {
  if (terminal && lastStep) process.stderr.write('\n');
  if (!(fault instanceof Fault)) throw fault;
  console.error(`${fault.message}\n${fault.remedy ? `What to do: ${fault.remedy}.` : ''}`);
  process.exitCode = 1;
}
