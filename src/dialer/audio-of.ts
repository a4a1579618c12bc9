import type { CompiledFlow } from '../flow/compile.ts';
import type { CallAudio } from './ports.ts';
import { worded } from './worded.ts';

/** The sound of calls that follow this version of a flow: its words, whatever the texts have become since. */
export function audioOf(flow: Pick<CompiledFlow, 'prompts'>, audio: CallAudio): CallAudio {
  return {
    prepare: (language, says) =>
      audio.prepare(
        language,
        says.map((say) => worded(flow, language, say)),
      ),
    isReady: (language, says) =>
      audio.isReady(
        language,
        says.map((say) => worded(flow, language, say)),
      ),
    say: (language, say) => audio.say(language, worded(flow, language, say)),
  };
}
