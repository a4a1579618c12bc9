import { join } from 'node:path';
import { sqliteTasks } from '../../src/adapters/db/desk/sqlite-tasks.ts';
import { sqliteIncoming } from '../../src/adapters/db/outreach/sqlite-incoming.ts';
import { sqliteMessages } from '../../src/adapters/db/outreach/sqlite-messages.ts';
import { sqliteDocuments } from '../../src/adapters/db/receivables/sqlite-documents.ts';
import { fileKeyring } from '../../src/adapters/keyring/file-keyring.ts';
import { caseDocuments } from '../../src/adapters/retained-files/case-documents.ts';
import { backOffice } from '../../src/main/back-office/back-office.ts';
import { draftStrategies } from '../../src/main/back-office/draft-strategies.ts';
import type { OfficeTools } from '../../src/main/back-office/office-tools.ts';
import { nameOfActor } from '../../src/main/setup/name-of-actor.ts';
import { startOwnProcess } from '../../src/main/setup/own-process.ts';
import type { HandTools } from '../../src/strategy/planning/planner-tools.ts';
import type { People } from '../../src/web/setup-ports.ts';
import { silentLog } from '../integration/support/silent-log.ts';

/** The real back office with the shipped strategies as drafts; what takes long runs in processes on `folder/data`. */
export function believableOffice(
  record: { readonly tools: OfficeTools; readonly planning: HandTools },
  folder: string,
  people: People,
) {
  return backOffice({
    ...record,
    tools: { ...record.tools, hasher: fileKeyring(join(folder, 'verifier.keys')) },
    documents: { ...record.tools, documents: sqliteDocuments, documentFiles: caseDocuments(join(folder, 'data')) },
    tasks: sqliteTasks,
    messages: sqliteMessages,
    incoming: sqliteIncoming,
    drafts: () => draftStrategies('strategies', 'ivr-flows'),
    carryOut: (id) => startOwnProcess(['carry-out', id], join(folder, 'data'), { ...silentLog, fatal: () => {} }),
    nameOf: nameOfActor(people),
  });
}
