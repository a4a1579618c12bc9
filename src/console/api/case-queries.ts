import { useQuery } from '@tanstack/react-query';
import type { DocumentWire } from '../../web/documents/api-types.ts';
import type { CaseWithPartiesWire } from '../../web/parties/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';
import { sendFile } from './send-file.ts';

export function useCases(debtor: string) {
  return useQuery({
    queryKey: [...keys.debtor(debtor), 'cases'],
    queryFn: () => ask<{ items: CaseWithPartiesWire[] }>(`/debtors/${debtor}/cases`),
  });
}

export function documentsKey(caseId: string) {
  return ['cases', caseId, 'documents'] as const;
}

export function useDocuments(caseId: string) {
  return useQuery({
    queryKey: documentsKey(caseId),
    queryFn: () => ask<{ items: DocumentWire[] }>(`/cases/${caseId}/documents`),
  });
}

export function addDocument(caseId: string, file: File): Promise<DocumentWire> {
  return sendFile('POST', `/cases/${caseId}/documents`, file);
}
