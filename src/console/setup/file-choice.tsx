import { Button, FileButton, Progress } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';
import type { UploadState } from './use-upload.ts';

/** Chooses a file, or takes the one that is dropped here, and hands it in at once. */
export function FileChoice({
  state,
  disabled = false,
  accept = '.csv,.txt,.tsv,.xlsx,.xml,.isdoc,text/csv,text/plain',
}: {
  readonly state: UploadState;
  readonly disabled?: boolean;
  readonly accept?: string;
}) {
  const { setup } = useText();
  const words = setup.imports;
  const format = useFormat();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) state.send(event.dataTransfer.files[0] ?? null);
  };
  const dragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the button does the same */}
      <div className={classes.file} data-over={over} onDragOver={dragOver} onDragLeave={() => setOver(false)} onDrop={drop}>
        <div>
          <FileButton onChange={state.send} accept={accept}>
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
        {state.upload ? (
          <span className={classes.name}>{state.upload.name}</span>
        ) : (
          <span className={classes.small}>{words.orDrop}</span>
        )}
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
