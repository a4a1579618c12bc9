import type { Actor } from '../journal/event.ts';
import type { CreditorId, ImportJobId } from '../kernel/ids.ts';
import type { Books } from '../receivables/ports.ts';
import { inboxKind } from './inbox-kind.ts';
import { type ImportJobTools, openImportJob } from './jobs/run-import-job.ts';
import type { ImportFile, Inbox, Upload } from './ports.ts';

export type InboxTools = ImportJobTools & {
  readonly inbox: Inbox;
  readonly books: Pick<Books, 'creditors'>;
  readonly fileAt: (path: string) => Promise<ImportFile>;
};

const actor: Actor = 'import';

/**
 * One look at the watched folder: takes out what is whole, writes an order down for each file, and files away what has come in. Gives the
 * orders that are to be carried out. Ended anywhere and begun again it does the same: a file has one id from when it is taken out, and an
 * id has one order. Folders of no creditor are left alone; an order that failed waits for somebody to let it go on.
 */
export async function takeInbox(tools: InboxTools): Promise<ImportJobId[]> {
  const { work, books, inbox } = tools;
  const orders: ImportJobId[] = [];
  for (const code of await inbox.creditors()) {
    const creditor = await work.run((tx) => books.creditors.findByCode(tx, code));
    if (!creditor) continue;
    await inbox.claim(code);
    for (const file of await inbox.claimed(code)) {
      const order = await takeFile(tools, file, creditor.id);
      if (order !== null) orders.push(order);
    }
  }
  return orders;
}

async function takeFile(tools: InboxTools, file: Upload, creditorId: CreditorId): Promise<ImportJobId | null> {
  const { work, jobs, inbox } = tools;
  const known = await work.run((tx) => jobs.findByUpload(tx, file.id));
  switch (known?.state) {
    case 'running': // whoever looks for orders that nobody carries out takes it up
    case 'failed':
      return null;
    case 'finished':
      await inbox.fileAway(file.id, known.summary?.counts.rejected ? 'rejected' : 'done', null);
      return null;
    case 'refused':
      await inbox.fileAway(file.id, 'rejected', known.problem?.message ?? null);
      return null;
    case undefined: {
      const kind = await inboxKind(await tools.fileAt(file.path));
      const settings = JSON.stringify({ creditorId });
      const order = { kind, fileName: file.name, uploadId: file.id, settings, actor };
      return (await openImportJob(tools, order)).id;
    }
  }
}
