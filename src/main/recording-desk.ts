import type { DialerTools } from '../dialer/dialer-tools.ts';
import { deleteRecording, openRecording } from '../dialer/open-recording.ts';
import type { RecordingDesk } from '../web/ports.ts';

/** What the API may do with recordings. */
export function recordingDesk(tools: Pick<DialerTools, 'work' | 'journal' | 'recordings' | 'recordingFiles'>): RecordingDesk {
  return {
    ofCall: (id) => tools.work.run((tx) => tools.recordings.ofAttempt(tx, id)),
    open: async (name, by) => {
      const opened = await openRecording(tools, by, name);
      return opened.ok ? { ok: true, value: opened.value.sound } : opened;
    },
    remove: (name, by) => deleteRecording(tools, by, name),
  };
}
