import type { Say } from '../../flow/session.ts';
import { withTexts } from '../../flow/with-texts.ts';
import type { AudioFile } from '../../kernel/audio-file.ts';
import type { LiveCall } from './live-call.ts';

/** The sound of a prompt, in the words of the version that the call began with. */
export function audioOf({ flow, session, tools }: LiveCall, say: Say): Promise<AudioFile> {
  const [worded = { ...say, text: undefined }] = withTexts(flow, session.language, [say]);
  return tools.audio.say(say.language ?? session.language, worded);
}
