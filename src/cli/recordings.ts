import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { deleteRecording, openRecording } from '../dialer/open-recording.ts';
import type { Recording, RecordingPage } from '../dialer/recordings.ts';
import { isId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import type { CliHost } from './installation.ts';
import { wholeNumber } from './options.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat recordings …`: what was recorded of calls. Whoever gets one is written down in the journal. */
export function recordingsCommand(host: CliHost): Command {
  const recordings = new Command('recordings').description(
    'what was recorded of calls; each time that one is opened is in the journal',
  );
  recordings
    .command('list')
    .description('recordings, newest first')
    .option('--call <id>', 'only of this call')
    .option('--debtor <id>', 'only of this person')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .option('--json', 'for programs')
    .action((options: Common & { call?: string; debtor?: string; limit: number }) =>
      host.using(async ({ tools }) => {
        const page = need(pageOf(options));
        const found = await tools.work.run((tx) => tools.recordings.page(tx, page));
        const rows = found.map((each) => [each.name, each.purpose, each.state, time(each.startedAt), length(each)]);
        const words = rows.length
          ? table(['recording', 'what', 'state', 'begun', 'length'], rows)
          : 'Nothing was recorded. Calls are recorded only where their campaign allows it (--record-calls) and their flow announces it.';
        show(host, options, found, words);
      }),
    );
  recordings
    .command('get <recording>')
    .description('write the sound of a recording to a WAV file')
    .option('--to <file>', 'where to; RECORDING.wav when not given')
    .option('--json', 'for programs')
    .action((name: string, options: Common & { to?: string }) =>
      host.using(async ({ tools }) => {
        const { recording, sound } = need(await openRecording(tools, host.actor, name));
        const file = options.to ?? `${name}.wav`;
        await writeFile(file, sound, { mode: 0o600 });
        show(
          host,
          options,
          { ...recording, file },
          `${file}: ${length(recording)} of ${recording.purpose}. That you opened it is in the journal.`,
        );
      }),
    );
  recordings
    .command('delete <recording>')
    .description('delete the sound of a recording; that there was one stays on record')
    .option('--json', 'for programs')
    .action((name: string, options: Common) =>
      host.using(async ({ tools }) => {
        const recording = need(await deleteRecording(tools, host.actor, name));
        show(host, options, recording, `The sound of ${name} is deleted.`);
      }),
    );
  return recordings;
}

function pageOf({ call, debtor, limit }: { readonly call?: string; readonly debtor?: string; readonly limit: number }) {
  if (call !== undefined && !isId('att', call)) return refuse('bad_id', `"${call}" is no id of a call: they begin with att_`);
  if (debtor !== undefined && !isId('per', debtor))
    return refuse('bad_id', `"${debtor}" is no id of a person: they begin with per_`);
  const page: RecordingPage = { limit, ...(call && { attemptId: call }), ...(debtor && { personId: debtor }) };
  return { ok: true, value: page } as const;
}

function length({ durationMs }: Recording): string {
  return durationMs === null ? '' : `${Math.round(durationMs / 1000)} s`;
}

function time(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' });
}
