import { findNative } from '../adapters/native/find-native.ts';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import { knockAtVosk } from '../adapters/vosk/knock-at-vosk.ts';
import type { Config } from '../config.ts';
import type { Language } from '../kernel/country.ts';
import type { DoctorCheck } from '../kernel/doctor-check.ts';
import { Fault } from '../kernel/fault.ts';
import type { RecognizerChoice } from '../speech/hearing/recognizer-choice.ts';
import { openHearing, recognizerChoices } from './open-hearing.ts';

/** Whether every speech engine that is set is there; nothing where none is set. */
export async function examineHearing({ hearing }: Pick<Config, 'hearing'>): Promise<DoctorCheck[]> {
  return Promise.all([...recognizerChoices(hearing)].map(([language, choice]) => examineRecognizer(language, choice)));
}

async function examineRecognizer(language: Language, choice: RecognizerChoice): Promise<DoctorCheck> {
  const check = { name: `hearing ${language}`, why: 'understands answers by voice; without it keys alone count' };
  try {
    if (choice.engine === 'vosk') await knockAtVosk(choice.address, 5000);
    else {
      const native = await findNative(nativeSettings(process.env));
      if (native) await openHearing({ hearing: `${language}=pocketsphinx:${choice.model}` }, native.programs);
    }
    return { ...check, state: 'ok', found: choice.engine === 'vosk' ? choice.address : choice.model, remedy: '' };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ...check, state: 'missing', found: error.message, remedy: error.remedy ?? 'start it, or correct DOVOLAT_HEARING' };
  }
}
