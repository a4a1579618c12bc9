import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { playSound, stopSound } from '../api/play-sound.ts';
import { useText } from '../text/use-text.ts';

/** Plays sound of the API, and stops it again. */
export function ListenButton({
  path,
  body,
  label,
  name,
  failed,
}: {
  readonly path: string;
  readonly body?: unknown;
  readonly label: string;
  /** For those who do not see beside what it stands. */
  readonly name?: string;
  readonly failed: (error: unknown) => void;
}) {
  const { prompts: words } = useText();
  const [plays, setPlays] = useState(false);
  useEffect(() => stopSound, []);
  const toggle = () => {
    if (plays) return stopSound();
    failed(null);
    setPlays(true);
    playSound(path, body)
      .catch(failed)
      .finally(() => setPlays(false));
  };
  const Icon = plays ? IconPlayerStop : IconPlayerPlay;
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} aria-hidden />}
      onClick={toggle}
      aria-label={plays ? undefined : name}
      data-plays={plays}
    >
      {plays ? words.stop : label}
    </Button>
  );
}
