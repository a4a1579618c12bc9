import { Button, FileButton, Progress } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';
import type { UploadState } from './use-upload.ts';

/** Chooses a file and hands it in at once. */
export function FileChoice({ state, disabled = false }: { readonly state: UploadState; readonly disabled?: boolean }) {
  const { setup } = useText();
  const words = setup.imports;
  const format = useFormat();
  return (
    <>
      <div className={classes.file}>
        <div>
          <FileButton onChange={state.send} accept=".csv,.txt,.tsv,.xlsx,.xml,.isdoc,text/csv,text/plain">
            {(props) => (
              <Button
                {...props}
                disabled={disabled}
                variant={state.upload ? 'default' : 'filled'}
                leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
                loading={state.share !== null}
              >
                {state.upload ? words.other : words.choose}
              </Button>
            )}
          </FileButton>
        </div>
        {state.upload && <span className={classes.name}>{state.upload.name}</span>}
      </div>
      {state.share !== null && (
        <div role="status">
          <span className={classes.small}>{words.uploading(format.share(state.share, 1))}</span>
          <Progress value={100 * state.share} aria-label={words.uploading('')} />
        </div>
      )}
      <ProblemNote error={state.error} />
    </>
  );
}
