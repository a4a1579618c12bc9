import { useQuery } from '@tanstack/react-query';
import type { DocumentWire } from '../../web/documents/api-types.ts';
import type { CaseWithPartiesWire } from '../../web/parties/api-types.ts';
import { ApiProblem, ask } from './client.ts';
import { keys } from './queries.ts';

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

/** Hands a file in as it is. Throws ApiProblem. */
export async function addDocument(caseId: string, file: File): Promise<DocumentWire> {
  const response = await fetch(`/api/v1/cases/${caseId}/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  }).catch(() => {
    throw new ApiProblem('unreachable', 0, 'the upload broke off');
  });
  const answer = await response.json().catch(() => ({}));
  if (response.status === 201) return answer;
  throw new ApiProblem(answer.code ?? 'other', response.status, answer.title ?? '', answer.detail ?? null);
}
