import { Alert } from '@mantine/core';
import { IconPhonePause } from '@tabler/icons-react';
import { useHolds } from '../api/setup-queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** Why nothing is dialled at the moment and since when; nothing while calls go out. */
export function HoldsNote() {
  const { setup } = useText();
  const words = setup.holds;
  const format = useFormat();
  const holds = useHolds().data?.items ?? [];
  if (holds.length === 0) return null;
  return (
    <Alert
      role="alert"
      mb="lg"
      icon={<IconPhonePause size={18} aria-hidden />}
      title={words.title}
      styles={{
        root: { background: 'var(--warn-soft)', border: 0 },
        icon: { color: 'var(--warn)' },
        title: { color: 'var(--warn)' },
        message: { color: 'var(--warn)' },
      }}
    >
      {holds.map(({ because, note, since }) => (
        <div key={because} data-hold={because}>
          {words.reasons[because]}: {note} ({words.since(format.minute(since))})
        </div>
      ))}
      {words.bySelf}
    </Alert>
  );
}
