import { findNative } from '../../../src/adapters/native/find-native.ts';
import { nativeSettings } from '../../../src/adapters/native/native-settings.ts';
import { rootPrograms } from '../../../src/adapters/native/root-programs.ts';
import type { Programs } from '../../../src/kernel/programs.ts';

/** The native parts that set-up found or made; `DOVOLAT_TEST_ROOT` names another root file system that has them. */
export async function nativePrograms(): Promise<Programs> {
  if (process.env.DOVOLAT_TEST_ROOT) return rootPrograms(process.env.DOVOLAT_TEST_ROOT);
  const found = await findNative(nativeSettings(process.env));
  if (!found) throw new Error('no Asterisk: let `npm test` set it up, or run `dovolat doctor`');
  return found.programs;
}
