import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import type { PromptDetailWire, PromptTakeWire } from '../../web/prompts/api-types.ts';
import { useRecordingOrder } from '../api/prompt-queries.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { asSentence } from '../text/as-sentence.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ListenButton } from './listen-button.tsx';
import classes from './prompts.module.css';

/** What a person has recorded of a prompt, and what the voice says; recordings are handed in, heard, replaced and removed here. */
export function PromptTakes({ detail }: { readonly detail: PromptDetailWire }) {
  const { prompts: words } = useText();
  const mayChange = useMayChange();
  const { takes, language, prompt } = detail;
  if (takes.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{words.takes}</h2>
      {mayChange && <p className={classes.quiet}>{words.takesHint}</p>}
      <ul className={classes.takes}>
        {takes.map((take) => (
          <Take key={take.name} take={take} language={language} prompt={prompt} />
        ))}
      </ul>
    </section>
  );
}

type TakeProps = { readonly take: PromptTakeWire; readonly language: string; readonly prompt: string };

function Take({ take: { name, text, state, problem, recording }, language, prompt }: TakeProps) {
  const { prompts: words } = useText();
  const format = useFormat();
  const mayChange = useMayChange();
  const [failed, setFailed] = useState<unknown>(null);
  const order = useRecordingOrder(language, prompt, name);
  const plain = { variant: 'default', loading: order.isPending } as const;
  return (
    <li data-take={state} data-name={name}>
      <span lang={language}>{text}</span>
      <span className={classes.small}>
        {[
          words.takeStates[state],
          recording && words.measured(format.seconds(recording.durationMs), format.decibels(recording.rmsDbfs)),
          recording && loudnessOf(recording, words.loudness),
          recording && !recording.handedIn && words.delivered(name),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {state === 'refused' && problem && <p className={classes.wrong}>{asSentence(problem)}</p>}
      <div className={classes.actions}>
        {recording && (
          <ListenButton
            path={`/prompts/${language}/${prompt}/recordings/${name}/sound`}
            label={words.hear}
            name={words.hearOf(name)}
            failed={setFailed}
          />
        )}
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
            {recording?.handedIn && (
              <Button {...plain} aria-label={words.removeOf(name)} onClick={() => order.mutate({ does: 'remove' })}>
                {words.remove}
              </Button>
            )}
          </>
        )}
      </div>
      <ProblemNote error={order.error ?? failed} />
    </li>
  );
}

/** Peaks of a good recording lie between -12 and -3 dBFS; what is far from that is heard, and could be better. */
function loudnessOf(
  { peakDbfs }: NonNullable<PromptTakeWire['recording']>,
  words: { readonly loud: string; readonly quiet: string },
): string | null {
  if (peakDbfs > -1) return words.loud;
  return peakDbfs < -24 ? words.quiet : null;
}
