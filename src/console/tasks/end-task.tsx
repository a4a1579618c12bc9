import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TaskEndWish, TaskWire } from '../../web/tasks/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder } from '../setup/use-draft.ts';
import { useText } from '../text/use-text.ts';

/** Somebody says what came of a task. */
export function EndTask({ task, done }: { readonly task: TaskWire; readonly done: () => void }) {
  const { tasks } = useText();
  const words = tasks.end;
  const [note, setNote] = useState('');
  const end = useOrder((body: TaskEndWish) => ({ path: `/tasks/${task.id}/close`, body }), keys.tasks);
  const order = (state: TaskEndWish['state']) =>
    end.mutate({ state, ...(note.trim() && { note: note.trim() }) }, { onSuccess: done });
  return (
    <div className={setup.form}>
      <Textarea
        label={words.note}
        description={words.noteHint}
        {...fieldOrder}
        autosize
        minRows={3}
        maxLength={2_000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <ProblemNote error={end.error} />
      <div className={setup.foot}>
        <Button variant="default" disabled={end.isPending} onClick={() => order('cancelled')}>
          {words.cancel}
        </Button>
        <Button loading={end.isPending} onClick={() => order('done')}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
