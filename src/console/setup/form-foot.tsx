import { Button } from '@mantine/core';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';

/** The end of a form: what went wrong, the way out where there is one, and the order itself. */
export function FormFoot({
  order,
  submit,
  cancel,
}: {
  readonly order: { readonly error: unknown; readonly isPending: boolean };
  /** What the order is called. */
  readonly submit: string;
  readonly cancel?: () => void;
}) {
  const { setup } = useText();
  return (
    <>
      <ProblemNote error={order.error} />
      <div className={classes.foot}>
        {cancel && (
          <Button variant="default" onClick={cancel}>
            {setup.cancel}
          </Button>
        )}
        <Button type="submit" loading={order.isPending}>
          {submit}
        </Button>
      </div>
    </>
  );
}
