import type { AttemptId } from '../kernel/ids.ts';
import { subjectOf } from './call/subject-of.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { RecordingPurpose, SpokenCall } from './model.ts';
import { ofACall } from './of-a-call.ts';
import type { Telephony } from './telephony.ts';

/** Notes that a recording is about to begin, so that no sound is ever without an owner. Returns its name. */
export async function beginRecording(
  tools: DialerTools,
  attempt: SpokenCall,
  visit: number,
  purpose: RecordingPurpose,
): Promise<string> {
  return tools.work.run(async (tx) => {
    const { id: attemptId, personId, creditorId, campaignId } = attempt;
    const first = `${attemptId}-${visit}`;
    const before = (await tools.recordings.ofAttempt(tx, attemptId)).filter((each) => each.visit === visit);
    const name = before.length === 0 ? first : `${first}-${before.length + 1}`; // asked again after a crash
    await tools.recordings.add(tx, {
      name,
      attemptId,
      personId,
      creditorId,
      campaignId,
      visit,
      purpose,
      state: 'running',
      startedAt: tools.clock.now().epochMilliseconds,
      endedAt: null,
      durationMs: null,
      bytes: null,
    });
    return name;
  }, ofACall);
}

/**
 * A recording is over: its file is taken into the installation, and the record says what it is. What is shorter than `leastMs`
 * holds nothing and is not kept. Returns its duration in ms, null when there is none.
 */
export async function endRecording(
  tools: DialerTools,
  name: string,
  how: { readonly complete: boolean; readonly leastMs: number },
): Promise<number | null> {
  const taken = await tools.recordingFiles.keep(name);
  const file = taken && taken.durationMs >= how.leastMs ? taken : null;
  if (!file) await tools.recordingFiles.remove(name);
  const ended = await tools.work.run(async (tx) => {
    const recording = await tools.recordings.find(tx, name);
    if (recording?.state !== 'running') return recording?.state;
    const state = !file ? 'empty' : how.complete ? 'kept' : 'incomplete';
    const endedAt = tools.clock.now().epochMilliseconds;
    const { durationMs, bytes } = file ?? { durationMs: null, bytes: null };
    await tools.recordings.update(tx, { ...recording, state, endedAt, durationMs, bytes });
    if (!file) return state;
    const { visit, purpose } = recording;
    await tools.journal.append(tx, 'dialer', [
      {
        type: 'recording_made',
        subject: subjectOf(recording),
        data: { recording: name, purpose, visit, durationMs: file.durationMs, complete: how.complete },
      },
    ]);
    return state;
  }, ofACall);
  if (ended !== 'deleted') return file?.durationMs ?? null;
  await tools.recordingFiles.remove(name); // erased while it ran
  return null;
}

/** Ends what an earlier process was recording of a call, and keeps what there is of it as incomplete. */
export async function closeLeftRecordings(tools: DialerTools, telephony: Telephony, attemptId: AttemptId): Promise<void> {
  const all = await tools.work.run((tx) => tools.recordings.ofAttempt(tx, attemptId), ofACall);
  for (const { name } of all.filter(({ state }) => state === 'running')) {
    await telephony.stopRecording(name);
    await endRecording(tools, name, { complete: false, leastMs: 1 });
  }
}
