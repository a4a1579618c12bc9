import { ApiProblem } from './client.ts';

/** Sends a file as it is, its name beside it. Throws ApiProblem. */
export async function sendFile<Answer>(method: 'POST' | 'PUT', path: string, file: File): Promise<Answer> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  }).catch(() => {
    throw new ApiProblem('unreachable', 0, 'the upload broke off');
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw ApiProblem.of(response.status, answer);
}
