import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Creditor, ReceivablesPreview, ReceivablesWish } from '../../web/setup-types.ts';
import { ask } from '../api/client.ts';
import { setupKeys, useCreditors, useOrder } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { FileChoice } from './file-choice.tsx';
import { PreviewColumns } from './preview-columns.tsx';
import { PreviewVerdict } from './preview-verdict.tsx';
import { ReadingOptions } from './reading-options.tsx';
import classes from './setup.module.css';
import { fieldOrder } from './use-draft.ts';
import { useUpload } from './use-upload.ts';

type Reading = Omit<ReceivablesWish, 'uploadId' | 'creditorId'>;

/** A file of receivables: chosen, shown as it would be read, and brought in. */
export function NewImport() {
  const { setup } = useText();
  const words = setup.imports;
  const creditors = useCreditors();
  const [creditorId, setCreditor] = useState<string | null>(null);
  const state = useUpload();
  if (!creditors.data) return <Waiting failed={creditors.isError} retry={() => void creditors.refetch()} />;
  const { items } = creditors.data;
  const creditor = items.find(({ id }) => id === creditorId) ?? items[0];
  if (!creditor)
    return (
      <div className={classes.body}>
        <p className={classes.lead}>{words.needCreditor}</p>
        <div>
          <Button component={Link} href="/setup/creditors">
            {setup.creditors.add}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={classes.body}>
      <div className={classes.pair}>
        <NativeSelect
          label={words.creditor}
          value={creditor.id}
          onChange={({ currentTarget }) => setCreditor(currentTarget.value)}
          data={items.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      {!state.upload && <p className={classes.small}>{words.drop}</p>}
      <FileChoice state={state} />
      {state.upload && (
        <Reader key={`${state.upload.id} ${creditor.id}`} uploadId={state.upload.id} creditor={creditor} done={state.forget} />
      )}
    </div>
  );
}

function Reader({ uploadId, creditor, done }: { uploadId: string; creditor: Creditor; done: () => void }) {
  const { setup } = useText();
  const words = setup.imports;
  const format = useFormat();
  const [reading, setReading] = useState<Reading>({});
  const [confirmed, setConfirmed] = useState('');
  const wish: ReceivablesWish = { uploadId, creditorId: creditor.id, ...reading };
  const preview = useQuery({
    queryKey: ['setup', 'preview', wish],
    queryFn: () => ask<ReceivablesPreview>('/receivable-imports/preview', { method: 'POST', body: wish }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const start = useOrder(
    (order: ReceivablesWish) => ({ path: '/receivable-imports', body: order }),
    setupKeys.imports,
    setupKeys.creditors,
  );
  const found = preview.data;
  const change = (part: Reading) => setReading((before) => ({ ...before, ...part }));
  return (
    <>
      <ReadingOptions reading={reading} found={found} change={change} />
      <ProblemNote error={preview.error} />
      {!found && !preview.error && <Waiting failed={false} retry={() => void preview.refetch()} />}
      {found && !preview.error && (
        <>
          <PreviewVerdict preview={found} />
          <PreviewColumns preview={found} map={(mapping) => change({ mapping })} />
          {found.columns.some(({ column }) => column === 'email') && (
            <TextInput
              label={words.confirmed}
              description={words.confirmedHint}
              {...fieldOrder}
              value={confirmed}
              onChange={({ currentTarget }) => setConfirmed(currentTarget.value)}
            />
          )}
          <ProblemNote error={start.error} />
          <div className={classes.foot}>
            <Button
              loading={start.isPending}
              disabled={preview.isFetching || found.objection !== null}
              onClick={() =>
                start.mutate({ ...wish, ...(confirmed.trim() && { confirmedEmails: confirmed.trim() }) }, { onSuccess: done })
              }
            >
              {words.start(format.number(found.rows))}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
