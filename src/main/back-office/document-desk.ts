import { accept } from '../../kernel/result.ts';
import { addDocument, type DocumentTools } from '../../receivables/documents/add-document.ts';
import { openDocument, removeDocument } from '../../receivables/documents/open-document.ts';
import type { DocumentDesk } from '../../web/documents/ports.ts';

export type DocumentDeskParts = {
  readonly tools: DocumentTools;
  readonly nameOf: (actor: string) => Promise<string>;
};

/** Files on cases, over the use cases that the command line calls as well. */
export function documentDesk({ tools, nameOf }: DocumentDeskParts): DocumentDesk {
  return {
    ofCase: async (caseId) => {
      const found = await tools.work.run((tx) => tools.documents.ofCase(tx, caseId));
      return Promise.all(found.map(async (each) => ({ ...each, by: await nameOf(each.addedBy) })));
    },
    add: async (wish, pieces, by) => {
      const added = await addDocument(tools, by, wish, pieces);
      return added.ok ? accept({ ...added.value, by: await nameOf(added.value.addedBy) }) : added;
    },
    open: (id, by) => openDocument(tools, by, id),
    remove: (id, by) => removeDocument(tools, by, id),
  };
}
