import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './side-drawer.module.css';

/** What slides in from the right beside a page: one call, one message, the settings of a campaign. */
export function SideDrawer({
  opened,
  close,
  closeLabel,
  title,
  size = 540,
  children,
}: {
  readonly opened: boolean;
  readonly close: () => void;
  readonly closeLabel: string;
  readonly title: ReactNode;
  /** Width in px. */
  readonly size?: number;
  readonly children: ReactNode;
}) {
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size={size}
      title={title}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': closeLabel }}
      classNames={{
        content: classes.drawer ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
      }}
    >
      {children}
    </Drawer>
  );
}
