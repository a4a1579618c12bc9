import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../api/client.ts';
import { furtherWords, problemWords } from '../text/problem-words.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './problem-note.module.css';

/** Says what went wrong, in words; nothing while all is well. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  const text = useText();
  const format = useFormat();
  if (!error) return null;
  const further = error instanceof ApiProblem && furtherWords(error);
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
      {error instanceof ApiProblem ? problemWords(error, text, format) : text.problems.codes.other}
      {further && (
        <small className={classes.further} lang="en">
          {further}
        </small>
      )}
    </Alert>
  );
}
