import { Button, FileButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PromptTakeWire } from '../../web/prompts/api-types.ts';
import { useRecordingOrder } from '../api/prompt-queries.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { asSentence } from '../text/as-sentence.ts';
import { useText } from '../text/use-text.ts';
import { ListenButton } from './listen-button.tsx';
import classes from './prompts.module.css';

type RecordedLineProps = {
  readonly language: string;
  /** How the line is called where only its buttons are read out. */
  readonly name: string;
  readonly text: string;
  readonly state: PromptTakeWire['state'];
  readonly problem: string | null;
  readonly recording: 'handed_in' | 'delivered' | null;
  /** Of its recording, in the API. */
  readonly path: string;
  readonly notes: readonly (string | null | false)[];
  /** Beside the buttons of the recording. */
  readonly children?: (failed: (error: unknown) => void) => ReactNode;
};

/** One thing that a person may say instead of the voice; its recording is handed in, heard, replaced and removed here. */
export function RecordedLine({ language, name, text, state, problem, recording, path, notes, children }: RecordedLineProps) {
  const { prompts: words } = useText();
  const mayChange = useMayChange();
  const [failed, setFailed] = useState<unknown>(null);
  const order = useRecordingOrder(path);
  const plain = { variant: 'default', loading: order.isPending } as const;
  return (
    <>
      <span lang={language}>{text}</span>
      <span className={classes.small}>{[words.takeStates[state], ...notes].filter(Boolean).join(' · ')}</span>
      {state === 'refused' && problem && <p className={classes.wrong}>{asSentence(problem)}</p>}
      <div className={classes.actions}>
        {recording && <ListenButton path={`${path}/sound`} label={words.hear} name={words.hearOf(name)} failed={setFailed} />}
        {children?.(setFailed)}
        {mayChange && (
          <>
            {state === 'outdated' && (
              <Button {...plain} aria-label={words.confirmOf(name)} onClick={() => order.mutate({ does: 'confirm' })}>
                {words.confirm}
              </Button>
            )}
            <FileButton
              onChange={(file) => file && order.mutate({ does: 'hand_in', file })}
              accept=".wav,.mp3,audio/wav,audio/x-wav,audio/mpeg"
            >
              {(props) => (
                <Button {...props} {...plain} aria-label={recording ? words.replaceOf(name) : words.handInOf(name)}>
                  {recording ? words.replace : words.handIn}
                </Button>
              )}
            </FileButton>
            {recording === 'handed_in' && (
              <Button {...plain} aria-label={words.removeOf(name)} onClick={() => order.mutate({ does: 'remove' })}>
                {words.remove}
              </Button>
            )}
          </>
        )}
      </div>
      <ProblemNote error={order.error ?? failed} />
    </>
  );
}
