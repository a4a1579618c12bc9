import type { ReactNode } from 'react';
import classes from './empty.module.css';

export type EmptyProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly body: string;
  readonly children?: ReactNode;
};

/** Nothing here yet, and what to do about it. */
export function Empty({ icon, title, body, children }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.body}>{body}</p>
      {children}
    </div>
  );
}
