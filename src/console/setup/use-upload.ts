import { useState } from 'react';
import type { Upload } from '../../web/setup-types.ts';
import { handIn } from '../api/hand-in.ts';

/** A file on its way to the server: `share` from 0 to 1 while it goes, `upload` once it is there; or `received` hears of it, and it is kept no longer. */
export function useUpload(received?: (upload: Upload) => void) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  return {
    upload,
    share,
    error,
    forget: () => setUpload(null),
    send: (file: File | null) => {
      if (!file) return;
      setUpload(null);
      setError(null);
      setShare(0);
      handIn(file, setShare)
        .then(received ?? setUpload, setError)
        .finally(() => setShare(null));
    },
  };
}

export type UploadState = ReturnType<typeof useUpload>;
