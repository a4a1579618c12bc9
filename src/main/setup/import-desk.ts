import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { sqliteImportBatches } from '../../adapters/db/intake/sqlite-import-batches.ts';
import { sqliteImportJobs as jobs } from '../../adapters/db/intake/sqlite-import-jobs.ts';
import { localImportFile } from '../../adapters/files/import-files.ts';
import { checkListName } from '../../gate/suppression-list-name.ts';
import type { ImportJob } from '../../intake/jobs/ports.ts';
import { openImportJob } from '../../intake/jobs/run-import-job.ts';
import { isColumnRefusal, lookAtFile } from '../../intake/look-at-file.ts';
import type { Inbox, Upload, Uploads } from '../../intake/ports.ts';
import { previewSuppression } from '../../intake/preview-suppression.ts';
import { rejectedName, renderRejected } from '../../intake/render-rejected.ts';
import { takeInbox } from '../../intake/take-inbox.ts';
import type { Timers } from '../../kernel/clock.ts';
import type { CreditorId, ImportId, ImportJobId } from '../../kernel/ids.ts';
import type { Logger } from '../../kernel/log.ts';
import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { UserName } from '../../web/ports.ts';
import type { ImportDesk, ImportView } from '../../web/setup-ports.ts';
import { previewFile } from '../import-file.ts';
import type { OwnProcess } from './own-process.ts';
import type { SetupTools } from './setup-tools.ts';

export type ImportDeskParts = {
  readonly tools: SetupTools;
  readonly uploads: Uploads;
  readonly inbox: Inbox | null;
  /** Carries a job out in a process of its own. */
  readonly carryOut: (id: ImportJobId) => OwnProcess;
  readonly nameOf: (actor: string) => Promise<string>;
  readonly timers: Timers;
  readonly log: Logger;
};

/** Nobody who carries an import out is silent for so long: it has died, and somebody else takes the import up. */
const silentMs = 20_000;
const lookEveryMs = 10_000;
const keptMs = 24 * 3_600_000;

/** Imports that were ordered at the console or by the API, one at a time; `close` stops the one at work, to go on at the next start. */
export function importDesk(parts: ImportDeskParts): ImportDesk & { close(): Promise<void> } {
  const { tools, uploads, inbox, carryOut, nameOf, timers, log } = parts;
  const { work, clock, books } = tools;
  const closing = new AbortController();
  const mine = new Set<ImportJobId>();
  let queue: Promise<void> = Promise.resolve();
  let atWork: OwnProcess | null = null;
  const now = () => clock.now().epochMilliseconds;

  function launch(id: ImportJobId): void {
    if (mine.has(id)) return;
    mine.add(id);
    queue = queue
      .then(() => runOne(id))
      .catch((err: unknown) => log.error({ err, id }, 'an import could not be carried out'))
      .finally(() => mine.delete(id));
  }

  async function runOne(id: ImportJobId): Promise<void> {
    if (closing.signal.aborted) return;
    atWork = carryOut(id);
    const code = await atWork.ended;
    atWork = null;
    if (closing.signal.aborted) return;
    await work.run(async (tx) => {
      const job = await jobs.find(tx, id);
      if (job?.state !== 'running') return;
      const problem = { code: 'fault', message: `The process that carried it out ended (${code}); let it go on` };
      await jobs.end(tx, id, { state: 'failed', at: now(), summary: null, problem });
    });
  }

  /** Takes up what a server or process that died has left, and what other programs have put into the watched folder. */
  async function takeUp(): Promise<void> {
    const running = await work.run((tx) => jobs.running(tx));
    for (const { id, uploadId, heardAt } of running) if (uploadId !== null && now() - heardAt > silentMs) launch(id);
    await forgetOldFiles(running);
    if (inbox) for (const id of await takeInbox({ ...tools, jobs, inbox, fileAt: localImportFile })) launch(id);
  }

  async function forgetOldFiles(running: readonly ImportJob[]): Promise<void> {
    const wanted = running.flatMap(({ uploadId }) => (uploadId === null ? [] : [uploadId]));
    await uploads.removeOlder(now() - keptMs, new Set(wanted));
  }

  const looking = (async () => {
    while (!closing.signal.aborted) {
      await takeUp().catch((err: unknown) => log.error({ err }, 'looking for interrupted imports failed'));
      await timers.sleep(lookEveryMs, closing.signal).catch(() => undefined);
    }
  })();

  async function viewOf(job: ImportJob): Promise<ImportView> {
    const { creditorId } = JSON.parse(job.settings) as { creditorId?: CreditorId };
    const creditor = creditorId && (await work.run((tx) => books.creditors.find(tx, creditorId)));
    return { job, by: await nameOf(job.actor), creditor: creditor?.name ?? null };
  }

  async function start(kind: ImportJob['kind'], upload: Upload, settings: object, actor: UserName): Promise<Result<ImportView>> {
    const order = { kind, fileName: upload.name, uploadId: upload.id, settings: JSON.stringify(settings), actor };
    const job = await openImportJob({ ...tools, jobs }, order);
    launch(job.id);
    return accept(await viewOf(job));
  }

  return {
    upload: (name, pieces) => uploads.receive(name, pieces),
    previewReceivables: async ({ upload: id, ...order }, actor) => {
      const upload = await uploads.find(id);
      if (!upload) return noUpload;
      const preview = await previewFile({ tools }, upload.path, { ...order, actor });
      if (preview.ok) return accept({ ...preview.value, objection: null });
      const creditor = await work.run((tx) => books.creditors.find(tx, order.creditorId));
      if (!creditor || !isColumnRefusal(preview)) return preview;
      return lookAtFile({ ...order, file: await localImportFile(upload.path) }, creditor, preview);
    },
    startReceivables: async ({ upload: id, ...order }, by) => {
      const upload = await uploads.find(id);
      if (!upload) return noUpload;
      if (!(await work.run((tx) => books.creditors.find(tx, order.creditorId))))
        return refuse('unknown_creditor', 'There is no such creditor');
      return start('receivables', upload, order, by);
    },
    previewSuppression: async ({ upload: id, list, ...order }) => {
      const upload = await uploads.find(id);
      if (!upload) return noUpload;
      const name = checkListName(list);
      if (!name.ok) return name;
      const listed = (after: Parameters<typeof tools.gate.suppressions.numbersOf>[2], limit: number) =>
        work.run((tx) => tools.gate.suppressions.numbersOf(tx, list, after, limit));
      return previewSuppression(listed, { ...order, file: await localImportFile(upload.path) });
    },
    startSuppression: async ({ upload: id, list, ...order }, by) => {
      const upload = await uploads.find(id);
      if (!upload) return noUpload;
      const name = checkListName(list);
      return name.ok ? start('suppression', upload, { list, ...order }, by) : name;
    },
    startStatement: async ({ upload: id, ...order }, by) => {
      const upload = await uploads.find(id);
      return upload ? start('statement', upload, order, by) : noUpload;
    },
    list: async (page) => Promise.all((await work.run((tx) => jobs.list(tx, page))).map(viewOf)),
    find: async (id) => {
      const job = await work.run((tx) => jobs.find(tx, id));
      return job && viewOf(job);
    },
    retry: async (id) => {
      const job = await work.run((tx) => jobs.find(tx, id));
      if (job?.state !== 'failed' || job.uploadId === null) return refuse('unknown_import', 'Only an import that failed goes on');
      if (!(await uploads.find(job.uploadId))) return noUpload;
      await work.run((tx) => jobs.reopen(tx, id, now()));
      launch(id);
      return accept(await viewOf({ ...job, state: 'running', finishedAt: null, problem: null }));
    },
    rejected: async (id) => {
      const job = await work.run((tx) => jobs.find(tx, id));
      if (!job) return refuse('unknown_import', 'There is no such import');
      const { rejectedFile = null, importId, counts } = job.summary ?? {};
      if (rejectedFile === null || !importId || !counts?.rejected) return refuse('nothing_rejected', 'Every row came in');
      if (job.kind === 'receivables')
        return accept({
          name: rejectedName(job.fileName),
          text: renderRejected(errorsOf(importId), { format: job.summary?.format ?? 'delimited', delimiter: ';' }),
        });
      const there =
        job.uploadId !== null &&
        (await access(rejectedFile).then(
          () => true,
          () => false,
        ));
      return there
        ? accept({ name: basename(rejectedFile), text: createReadStream(rejectedFile) })
        : refuse('nothing_rejected', 'The list lies on the server, beside the file that was imported there');
    },
    close: async () => {
      closing.abort();
      atWork?.stop();
      await Promise.all([queue, looking]);
    },
  };

  async function* errorsOf(importId: ImportId) {
    for (let skip = 0; ; skip += 500) {
      const page = await work.run((tx) => sqliteImportBatches.errors(tx, importId, skip, 500));
      yield* page;
      if (page.length < 500) return;
    }
  }
}

const noUpload = refuse('unknown_upload', 'The file is not here any more: hand it in again');
