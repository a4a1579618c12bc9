import type { Actor } from '../journal/event.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import { subjectOf } from './call/subject-of.ts';
import type { DialerTools } from './dialer-tools.ts';
import { isAudible, type Recording } from './model.ts';

type RecordingTools = Pick<DialerTools, 'work' | 'journal' | 'recordings' | 'recordingFiles'>;

export type OpenedRecording = { readonly recording: Recording; readonly sound: Buffer };

export type RecordingRefusal = Refusal<'unknown_recording' | 'no_sound' | 'recording_runs'>;

/** The sound of a recording, for somebody who may hear it. That it was opened is in the journal before anybody hears it. */
export async function openRecording(
  tools: RecordingTools,
  actor: Actor,
  name: string,
): Promise<Result<OpenedRecording, RecordingRefusal>> {
  const recording = await tools.work.run((tx) => tools.recordings.find(tx, name));
  if (!recording) return unknown(name);
  const sound = isAudible(recording) ? await tools.recordingFiles.read(name) : undefined;
  if (!sound) return gone(recording);
  await tools.work.run((tx) =>
    tools.journal.append(tx, actor, [
      { type: 'recording_accessed', subject: subjectOf(recording), data: { recording: name, purpose: recording.purpose } },
    ]),
  );
  return { ok: true, value: { recording, sound } };
}

/** Deletes the sound of a recording; that there was one stays on record. Deleted already: accepted, nothing changes. */
export async function deleteRecording(
  tools: RecordingTools,
  actor: Actor,
  name: string,
): Promise<Result<Recording, RecordingRefusal>> {
  const recording = await tools.work.run((tx) => tools.recordings.find(tx, name));
  if (!recording) return unknown(name);
  if (recording.state === 'running')
    return { ok: false, reason: 'recording_runs', message: `${name} is being recorded now; delete it when the call is over` };
  if (!isAudible(recording)) return { ok: true, value: recording };
  const deleted: Recording = { ...recording, state: 'deleted', bytes: null };
  await tools.recordingFiles.remove(name);
  await tools.work.run(async (tx) => {
    await tools.recordings.update(tx, deleted);
    await tools.journal.append(tx, actor, [
      { type: 'recording_deleted', subject: subjectOf(recording), data: { recording: name, because: 'by_hand' } },
    ]);
  });
  return { ok: true, value: deleted };
}

function unknown(name: string) {
  return {
    ok: false,
    reason: 'unknown_recording',
    message: `No recording is called ${name}; see "dovolat recordings list"`,
  } as const;
}

function gone({ name, state }: Recording) {
  const why = { running: 'is not over yet', empty: 'has nothing in it' }[state as string] ?? 'has been deleted';
  return { ok: false, reason: 'no_sound', message: `The recording ${name} ${why}: there is nothing to hear` } as const;
}
