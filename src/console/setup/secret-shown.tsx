import { Button, CopyButton, Modal, Stack } from '@mantine/core';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';

/** Something that is told once. */
export function SecretShown({
  title,
  body,
  secret,
  close,
}: {
  readonly title: string;
  readonly body: string;
  readonly secret: string;
  readonly close: () => void;
}) {
  const { setup } = useText();
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      centered
      radius="lg"
      padding="lg"
      closeOnClickOutside={false}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': setup.close }}
      styles={{
        title: { fontWeight: 650, fontSize: 18 },
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
      }}
    >
      <Stack gap="md">
        <p className={classes.lead}>{body}</p>
        <div className={classes.secret}>
          <code>{secret}</code>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? setup.users.copied : setup.users.copy}
              </Button>
            )}
          </CopyButton>
        </div>
      </Stack>
    </Modal>
  );
}
