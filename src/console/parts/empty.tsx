import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../text/use-text.ts';
import classes from './empty.module.css';

export type EmptyProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly body: string;
  readonly commands?: readonly string[];
  readonly children?: ReactNode;
};

/** Nothing here yet, and what to do about it. */
export function Empty({ icon, title, body, commands = [], children }: EmptyProps) {
  const { campaigns: words } = useText();
  return (
    <div className={classes.empty}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.body}>{body}</p>
      {commands.length > 0 && (
        <ol className={classes.commands}>
          {commands.map((command) => (
            <li key={command} className={classes.command}>
              <code>{command}</code>
              <CopyButton value={command}>
                {({ copied, copy }) => (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    c="var(--ink-3)"
                    onClick={copy}
                    aria-label={`${copied ? words.copied : words.copy}: ${command}`}
                  >
                    {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                  </ActionIcon>
                )}
              </CopyButton>
            </li>
          ))}
        </ol>
      )}
      {children}
    </div>
  );
}
