import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ProblemNote } from './problem-note.tsx';
import classes from './stop-all.module.css';

export type ConfirmProps = {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
};

/** Asks once more before something that cannot be taken back. */
export function Confirm({ opened, close, title, body, confirm, cancel, danger, pending, error, onConfirm }: ConfirmProps) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      centered
      radius="lg"
      padding="lg"
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': cancel }}
      styles={{
        title: { fontWeight: 650, fontSize: 18, lineHeight: 1.35 },
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
      }}
    >
      <Stack gap="lg">
        <Text c="var(--ink-2)">{body}</Text>
        <ProblemNote error={error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close} data-autofocus>
            {cancel}
          </Button>
          <Button {...(danger && { className: classes.red ?? '' })} loading={pending} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
