import { createReadStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { refuse } from '../kernel/result.ts';
import { addDocument } from '../receivables/documents/add-document.ts';
import type { CaseDocument } from '../receivables/documents/model.ts';
import { openDocument, removeDocument } from '../receivables/documents/open-document.ts';
import { idOf } from './id-argument.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat documents …`: files on cases. */
export function documentsCommand(host: CliHost): Command {
  const documents = new Command('documents').description('files on cases: contracts, acknowledgements, letters that came in');
  for (const command of [list, add, get, remove]) documents.addCommand(command(host));
  return documents;
}

function list(host: CliHost): Command {
  return new Command('list')
    .description('the files on a case, the newest first')
    .argument('<case>', 'its id, as `parties list` shows it')
    .option('--json', 'for programs')
    .action((caseId: string, options: Common) =>
      host.using(async ({ documents }) => {
        const found = await documents.work.run((tx) => documents.documents.ofCase(tx, idOf('cas', caseId, 'case')));
        const rows = found.map(({ id, name, type, size, addedAt, addedBy }) => [
          ...[
            id,
            name,
            type,
            size,
            Temporal.Instant.fromEpochMilliseconds(addedAt).toString({ smallestUnit: 'minute' }),
            addedBy,
          ],
        ]);
        const text = table(['document', 'name', 'type', 'bytes', 'added', 'by'], rows);
        show(host, options, found, rows.length > 0 ? text : 'There is no document on it.');
      }),
    );
}

function add(host: CliHost): Command {
  return new Command('add')
    .description('put a file onto a case')
    .argument('<case>', 'its id')
    .argument('<file>')
    .option('--json', 'for programs')
    .action((caseId: string, file: string, options: Common) =>
      host.using(async ({ documents }) => {
        const path = resolve(file);
        if (!existsSync(path)) throw new Refused(refuse('no_file', `There is no file ${path}`));
        const wish = { caseId: idOf('cas', caseId, 'case'), name: basename(path) };
        const added = need(await addDocument(documents, host.actor, wish, createReadStream(path)));
        show(host, options, added, `${added.name} is on the case as ${added.id} (${added.size} bytes).`);
      }),
    );
}

function get(host: CliHost): Command {
  return new Command('get')
    .description('save a document as a file; that you opened it is written down')
    .argument('<document>', 'its id')
    .option('--to <file>', 'where to; without it, under its own name here')
    .option('--json', 'for programs')
    .action((id: string, options: Common & { to?: string }) =>
      host.using(async ({ documents }) => {
        const { document, bytes } = need(await openDocument(documents, host.actor, idOf('doc', id, 'document')));
        const path = resolve(options.to ?? document.name);
        await writeFile(path, bytes, { flag: 'wx', mode: 0o600 }).catch(() => {
          throw new Refused(refuse('file_not_written', `${path} is there already, or cannot be written: choose another by --to`));
        });
        show(host, options, { ...shown(document), path }, `${document.name} lies in ${path}.`);
      }),
    );
}

function remove(host: CliHost): Command {
  return new Command('remove')
    .description('remove a document, and what it holds')
    .argument('<document>', 'its id')
    .option('--json', 'for programs')
    .action((id: string, options: Common) =>
      host.using(async ({ documents }) => {
        const removed = need(await removeDocument(documents, host.actor, idOf('doc', id, 'document')));
        show(host, options, shown(removed), `${removed.name} is removed.`);
      }),
    );
}

function shown({ id, caseId, name, type, size }: CaseDocument) {
  return { id, caseId, name, type, size };
}
