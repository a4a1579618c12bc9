import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHandStop } from '@tabler/icons-react';
import { useDialling, useDiallingCommand } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { Confirm } from './confirm.tsx';
import classes from './stop-all.module.css';

/** The red button: stops every dial before the next one. Gone while everything is stopped. */
export function StopAll() {
  const { stopAll: words } = useText();
  const dialling = useDialling();
  const command = useDiallingCommand();
  const [asking, { open, close }] = useDisclosure(false);
  const confirm = () => command.mutate('stop-all', { onSuccess: close });
  if (dialling.data?.allowed === false) return null;
  return (
    <>
      <Button className={classes.red} size="sm" leftSection={<IconHandStop size={17} aria-hidden />} onClick={open}>
        <span className={classes.long}>{words.button}</span>
        <span className={classes.short}>{words.short}</span>
      </Button>
      <Confirm
        opened={asking}
        close={close}
        title={words.title}
        body={words.body}
        confirm={words.confirm}
        cancel={words.cancel}
        danger
        pending={command.isPending}
        error={command.error}
        onConfirm={confirm}
      />
    </>
  );
}
