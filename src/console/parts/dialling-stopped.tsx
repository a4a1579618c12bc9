import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHandStop } from '@tabler/icons-react';
import { useDialling, useDiallingCommand } from '../api/queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { Confirm } from './confirm.tsx';
import classes from './dialling-stopped.module.css';

/** Across every page while the red button is in force, with the way back. */
export function DiallingStopped() {
  const { stopAll: words } = useText();
  const format = useFormat();
  const dialling = useDialling();
  const command = useDiallingCommand();
  const [asking, { open, close }] = useDisclosure(false);
  if (dialling.data?.allowed !== false) return null;
  const { since, by } = dialling.data;
  return (
    <div className={classes.band} role="alert">
      <div className={classes.inner}>
        <IconHandStop size={20} aria-hidden />
        <span className={classes.words}>
          <strong>{words.stopped}</strong> {since && words.since(format.minute(since), by)}
        </span>
        <Button size="xs" variant="default" onClick={open}>
          {words.allow}
        </Button>
      </div>
      <Confirm
        opened={asking}
        close={close}
        title={words.allowTitle}
        body={words.allowBody}
        confirm={words.allow}
        cancel={words.cancel}
        pending={command.isPending}
        error={command.error}
        onConfirm={() => command.mutate('allow', { onSuccess: close })}
      />
    </div>
  );
}
