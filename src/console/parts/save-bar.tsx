import { Button } from '@mantine/core';
import { useText } from '../text/use-text.ts';
import { ProblemNote } from './problem-note.tsx';
import classes from './settings-drawer.module.css';

export type SaveBarProps = {
  readonly changed: boolean;
  readonly pending: boolean;
  readonly saved: boolean;
  readonly error: unknown;
  readonly undo: () => void;
};

/** Save and undo, and what came of it. Nothing can be saved before something is changed. */
export function SaveBar({ changed, pending, saved, error, undo }: SaveBarProps) {
  const { saving: words } = useText();
  return (
    <>
      <ProblemNote error={error} />
      <div className={classes.saving}>
        <span className={classes.saved} role="status">
          {saved && !changed ? words.saved : ''}
        </span>
        {changed && (
          <Button variant="default" onClick={undo} disabled={pending}>
            {words.undo}
          </Button>
        )}
        <Button type="submit" loading={pending} disabled={!changed}>
          {words.save}
        </Button>
      </div>
    </>
  );
}
