import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../api/client.ts';
import { asSentence } from '../text/as-sentence.ts';
import type { Catalogue } from '../text/catalogue.ts';
import { useText } from '../text/use-text.ts';

/** Says what went wrong, in words; nothing while all is well. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  const text = useText();
  if (!error) return null;
  return (
    <Alert
      role="alert"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      styles={{
        root: { background: 'var(--bad-soft)', border: 0 },
        icon: { color: 'var(--bad)' },
        message: { color: 'var(--bad)' },
      }}
    >
      {wordsFor(error, text)}
    </Alert>
  );
}

function wordsFor(error: unknown, { problems }: Catalogue): string {
  const words: Readonly<Record<string, string>> = problems;
  return (error instanceof ApiProblem && (words[error.code] ?? (error.detail && asSentence(error.detail)))) || problems.other;
}
