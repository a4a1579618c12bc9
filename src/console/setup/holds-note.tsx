import { Alert } from '@mantine/core';
import { IconPhonePause } from '@tabler/icons-react';
import type { HoldWire } from '../../web/setup-types.ts';
import { useHolds } from '../api/setup-queries.ts';
import type { Catalogue } from '../text/catalogue.ts';
import { type Format, useFormat } from '../text/use-format.ts';
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
      {holds.map((hold) => (
        <div key={hold.because} data-hold={hold.because}>
          {holdWords(hold, words, format)} ({words.since(format.minute(hold.since))})
        </div>
      ))}
      {words.bySelf}
    </Alert>
  );
}

/** What happened, and how much of it where the server names it. */
function holdWords({ because, values }: HoldWire, words: Catalogue['setup']['holds'], format: Format): string {
  const said = words.reasons[because];
  if (because === 'clock_jumped' && values.seconds !== undefined)
    return `${said}: ${words.jumped(format.number(Number(values.seconds)))}`;
  if (because === 'disk_low')
    return `${said}: ${words.room(format.number(Number(values.free)), format.number(Number(values.needed)))}`;
  return said;
}
