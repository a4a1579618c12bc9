import type { Timers } from '../kernel/clock.ts';
import type { Language } from '../kernel/country.ts';
import type { Logger } from '../kernel/log.ts';
import type { CallVoice } from '../speech/call-voices.ts';
import type { RecordingReport } from '../speech/recordings/take-recordings.ts';
import type { OpenRecordings } from './open-recordings.ts';
import type { OpenSpeech } from './open-speech.ts';

/** How often the folders of recordings are looked at. */
const everyMs = 5_000;

/**
 * Takes the recordings of these languages now and whenever a file comes, goes or changes, or a text (`revision`); calls that are prepared from then on have them.
 * What cannot be heard is logged with its reason, and the voice goes on saying it.
 */
export async function followRecordings(
  recordings: OpenRecordings,
  speech: OpenSpeech,
  spoken: readonly Language[],
  { timers, log, revision = () => '' }: { readonly timers: Timers; readonly log: Logger; readonly revision?: () => string },
): Promise<{ stop(): void }> {
  const seen = new Map<Language, string>();
  const look = async (language: Language, voices: readonly CallVoice[]): Promise<void> => {
    const files = await recordings.signature(language);
    const signature = files && `${files} ${revision()}`;
    if ((seen.get(language) ?? '') === signature) return;
    const report = await recordings.take(language);
    // What a recording that went away said must be there in the voice before the first call needs it.
    for (const { audio } of voices) await audio.prepareVoice(language, { recordings: report.set });
    recordings.hear(language, report.set);
    seen.set(language, signature);
    tell(report, log);
  };
  for (const language of spoken) await look(language, []);

  let stopped = false;
  let cancel = () => {};
  const again = (): void => {
    cancel = timers.after(everyMs, () => {
      const all = spoken.map((language) => look(language, speech.voicesOf(language)));
      void Promise.allSettled(all).then((looks) => {
        for (const one of looks)
          if (one.status === 'rejected') log.warn({ err: one.reason }, 'recordings could not be taken; they are looked at again');
        if (!stopped) again();
      });
    });
  };
  again();
  return {
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}

function tell({ language, script, set, refused }: RecordingReport, log: Logger): void {
  log.info({ language, recorded: set.byName.size, of: script.length, refused: refused.length }, 'recordings');
  for (const { file, reason, message } of refused)
    log.warn({ language, file, reason, why: message }, 'a recording is not heard; the voice says its text');
}
