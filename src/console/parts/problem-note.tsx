import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../api/client.ts';
import type { Catalogue } from '../text/catalogue.ts';
import { problemWords } from '../text/problem-words.ts';
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

function wordsFor(error: unknown, text: Catalogue): string {
  return error instanceof ApiProblem ? problemWords(error, text) : text.problems.other;
}
