import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PromptDetailWire } from '../../web/prompts/api-types.ts';
import { usePromptOrder } from '../api/prompt-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { fieldOrder } from '../setup/use-draft.ts';
import { useText } from '../text/use-text.ts';
import { ListenButton } from './listen-button.tsx';
import classes from './prompts.module.css';

/** Another text: written, heard with values of one's own, saved as a draft, put into use. */
export function PromptEditor({ detail }: { readonly detail: PromptDetailWire }) {
  const { prompts: words } = useText();
  const { language, prompt, draft, draftProblems, places, mark, shipped } = detail;
  const [text, setText] = useState(draft ?? detail.text ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState<unknown>(null);
  const order = usePromptOrder(language, prompt);
  const chosen = Object.fromEntries(Object.entries(values).filter(([place, value]) => value && text.includes(`{${place}`)));
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{words.edit}</h2>
      <Textarea
        label={draft === null ? words.textField : words.draft}
        description={words.textHint}
        {...fieldOrder}
        autosize
        minRows={3}
        lang={language}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {places.length > 0 && (
        <div className={classes.places}>
          {places.map(({ place, kind, sample, forms }) => (
            <TextInput
              key={place}
              label={`{${place}}`}
              aria-label={words.valueOf(place)}
              placeholder={sample}
              description={[words.kinds[kind], forms.length > 0 && words.forms(forms.join(', '))].filter(Boolean).join('; ')}
              {...fieldOrder}
              value={values[place] ?? ''}
              onChange={({ currentTarget }) => {
                const { value } = currentTarget;
                setValues((before) => ({ ...before, [place]: value }));
              }}
            />
          ))}
        </div>
      )}
      {draftProblems.length > 0 && (
        <>
          <p className={classes.quiet}>{words.cannotUse}</p>
          <ul className={classes.problems}>
            {draftProblems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
      <ProblemNote error={order.error ?? failed} />
      <div className={classes.actions}>
        <ListenButton
          path={`/prompts/${language}/${prompt}/sound`}
          body={{ text, values: chosen }}
          label={words.hearDraft}
          failed={setFailed}
        />
        <Button
          variant={draft === null ? 'filled' : 'default'}
          disabled={text.trim() === '' || text === (draft ?? detail.text)}
          loading={order.isPending}
          onClick={() => order.mutate({ step: 'draft', body: { text } })}
        >
          {words.saveDraft}
        </Button>
        {draft !== null && (
          <>
            <Button
              disabled={text !== draft || draftProblems.length > 0}
              loading={order.isPending}
              onClick={() => order.mutate({ step: 'use' })}
            >
              {words.use}
            </Button>
            <Button variant="default" loading={order.isPending} onClick={() => order.mutate({ step: 'discard' })}>
              {words.discard}
            </Button>
          </>
        )}
      </div>
      {mark.text === 'own' && (
        <>
          <p className={classes.quiet}>{words.shippedText}</p>
          <p className={classes.quote} lang={language}>
            {shipped}
          </p>
          <div>
            <Button variant="default" loading={order.isPending} onClick={() => order.mutate({ step: 'restore' })}>
              {words.restore}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
