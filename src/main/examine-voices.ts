import { join } from 'node:path';
import { runProgram } from '../adapters/espeak/run-program.ts';
import { festivalSynthesizer } from '../adapters/festival/festival-synthesizer.ts';
import type { Config } from '../config.ts';
import type { Language } from '../kernel/country.ts';
import type { DoctorCheck } from '../kernel/doctor-check.ts';
import { Fault } from '../kernel/fault.ts';
import type { Programs } from '../kernel/programs.ts';
import type { PromptTexts } from '../speech/ports.ts';
import { spokenLanguages } from '../speech/speech-of.ts';
import { type VoiceChoice, voiceName } from '../speech/voice-choice.ts';
import { openRecordings } from './open-recordings.ts';
import { googleVoice, voiceChoices } from './open-speech.ts';

/** Whether every voice that is set can speak, and what became of the recordings. Costs no character of Google's. */
export async function examineVoices(config: Config, programs: Programs, texts: PromptTexts): Promise<DoctorCheck[]> {
  const checks: DoctorCheck[] = [];
  for (const language of spokenLanguages)
    for (const choice of voiceChoices(config, language)) checks.push(await examineVoice(config, programs, language, choice));
  const recordings = openRecordings(config, programs, texts, join(config.data, 'audio'));
  for (const language of spokenLanguages) {
    if ((await recordings.signature(language)) === '') continue;
    const { set, refused } = await recordings.take(language);
    checks.push({
      name: `recordings ${language}`,
      state: refused.length > 0 ? 'wrong' : 'ok',
      found: `${set.byName.size} heard, ${refused.length} refused`,
      why: 'what is not heard as recorded is said by the voice',
      remedy: refused.length > 0 ? `dovolat prompts check ${language} tells why` : '',
    });
  }
  return checks;
}

async function examineVoice(config: Config, programs: Programs, language: Language, choice: VoiceChoice): Promise<DoctorCheck> {
  const check = { name: `voice ${language}`, why: 'says what is not recorded' };
  try {
    if (choice.engine === 'festival')
      await festivalSynthesizer(programs, { voice: choice.voice, atOnce: 1, timeLimitMs: 20_000, run: runProgram });
    if (choice.engine === 'google') await verified(config, language, choice.voice);
    return { ...check, state: 'ok', found: voiceName(choice), remedy: '' };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const state = error.code === 'festival_missing' || error.code === 'voice_missing' ? 'missing' : 'wrong';
    return { ...check, state, found: `${voiceName(choice)}: ${error.message}`, remedy: error.remedy ?? 'try again' };
  }
}

async function verified(config: Config, language: Language, voice: string): Promise<void> {
  const google = googleVoice(config, language, voice);
  try {
    await google.verify(language);
  } finally {
    await google.close();
  }
}
