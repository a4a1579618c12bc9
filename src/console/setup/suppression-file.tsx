import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SuppressionFileWish, SuppressionPreview } from '../../web/setup-types.ts';
import { ask } from '../api/client.ts';
import { setupKeys, useOrder } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { FileChoice } from './file-choice.tsx';
import { RowErrors } from './preview-verdict.tsx';
import classes from './setup.module.css';
import { fieldOrder, useDraft } from './use-draft.ts';
import { useUpload } from './use-upload.ts';

/** A file of numbers: what it would put onto a list, what it would take off, and then that. */
export function SuppressionFile() {
  const { setup } = useText();
  const words = setup.suppression;
  const format = useFormat();
  const state = useUpload();
  const { draft, text } = useDraft({ list: 'general', country: 'CZ', reason: '' });
  const [replace, setReplace] = useState(false);
  const { upload } = state;
  const wish = { uploadId: upload?.id ?? '', ...draft, reason: draft.reason.trim() || null, replace } as SuppressionFileWish;
  const preview = useQuery({
    queryKey: ['setup', 'preview', { ...wish, replace: null, reason: null }],
    queryFn: () => ask<SuppressionPreview>('/suppression-imports/preview', { method: 'POST', body: wish }),
    enabled: upload !== null && draft.list !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const start = useOrder<void>(() => ({ path: '/suppression-imports', body: wish }), setupKeys.imports, setupKeys.lists);
  const found = upload === null || preview.error ? undefined : preview.data;
  return (
    <div className={classes.body}>
      <div className={classes.options}>
        <TextInput label={words.list} description={words.listHint} {...fieldOrder} {...text('list')} />
        <NativeSelect
          label={setup.imports.numbersOf}
          data={Object.entries(setup.countries).map(([value, label]) => ({ value, label }))}
          {...text('country')}
        />
        <TextInput label={words.reason} description={words.reasonHint} {...fieldOrder} {...text('reason')} />
        <Switch
          label={words.replace}
          description={words.replaceHint}
          checked={replace}
          onChange={({ currentTarget }) => setReplace(currentTarget.checked)}
        />
      </div>
      <FileChoice state={state} />
      {upload !== null && <ProblemNote error={preview.error} />}
      {found && (
        <>
          <div role="status">
            <ul className={classes.chips}>
              <li className={classes.name}>{setup.imports.rows(format.number(found.rows))}</li>
              <li className={classes.good}>{words.wouldAdd(format.number(found.added))}</li>
              <li>{words.known(format.number(found.known))}</li>
              {found.removed > 0 && (
                <li className={replace ? classes.bad : undefined}>
                  {(replace ? words.wouldRemove : words.stays)(format.number(found.removed))}
                  {replace && ` ${words.such(found.examples.join(', '))}`}
                </li>
              )}
              {found.rejected > 0 && <li className={classes.bad}>{setup.imports.rejected(format.number(found.rejected))}</li>}
            </ul>
            {replace && found.rejected > 0 && <span className={classes.small}>{words.noRemoval}</span>}
            <RowErrors errors={found.errors} />
          </div>
          <ProblemNote error={start.error} />
          <div className={classes.foot}>
            <Button
              loading={start.isPending}
              disabled={preview.isFetching}
              onClick={() => start.mutate(undefined, { onSuccess: state.forget })}
            >
              {replace && found.removed > 0 ? words.startReplacing : words.start(format.number(found.rows))}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
