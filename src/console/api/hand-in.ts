import type { Upload } from '../../web/setup-types.ts';
import { ApiProblem } from './client.ts';

/** Hands a file in as it is; `onShare` hears how much of it has gone, from 0 to 1. Throws ApiProblem. */
export function handIn(file: File, onShare: (share: number) => void): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/uploads');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total));
    request.addEventListener('error', () => reject(new ApiProblem('unreachable', 0, 'the upload broke off')));
    request.addEventListener('load', () => {
      const answer = JSON.parse(request.responseText || '{}');
      if (request.status === 201) resolve(answer as Upload);
      else reject(ApiProblem.of(request.status, answer));
    });
    request.send(file);
  });
}
