import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconVocabulary } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { LexiconEntryWire, LexiconWish } from '../../web/prompts/api-types.ts';
import { promptKeys, useLexicon } from '../api/prompt-queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { fieldOrder, useDraft } from '../setup/use-draft.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ListenButton } from './listen-button.tsx';
import classes from './prompts.module.css';

/** How the voices of a language say words: a new one, tried out before it counts, and all that stand. */
export function LexiconPanel({ language }: { readonly language: LexiconWish['language'] }) {
  const { lexicon: words } = useText().prompts;
  const mayChange = useMayChange();
  const lexicon = useLexicon();
  if (!lexicon.data) return <Waiting failed={lexicon.isError} retry={() => void lexicon.refetch()} />;
  const entries = lexicon.data.items.filter((entry) => entry.language === language);
  return (
    <>
      {mayChange && (
        <div className={`${panel.panel} ${classes.gap}`}>
          <NewWord language={language} />
        </div>
      )}
      <div className={panel.panel}>
        {entries.length === 0 ? (
          <Empty icon={<IconVocabulary size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
        ) : (
          <ul className={classes.list} aria-label={words.entries}>
            {entries.map((entry) => (
              <Entry key={entry.word} entry={entry} mayChange={mayChange} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function NewWord({ language }: { readonly language: LexiconWish['language'] }) {
  const { lexicon: words } = useText().prompts;
  const { draft, text, clear } = useDraft({ word: '', kind: 'respelling', said: '' });
  const [failed, setFailed] = useState<unknown>(null);
  const add = useOrder(() => ({ path: '/lexicon', body: { language, ...draft } }), promptKeys.lexicon);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: clear });
  };
  return (
    <form className={classes.newWord} onSubmit={submit}>
      <TextInput label={words.word} description={words.wordHint} {...fieldOrder} required lang={language} {...text('word')} />
      <NativeSelect
        label={words.kind}
        {...fieldOrder}
        data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        {...text('kind')}
      />
      <TextInput
        label={words.said}
        description={draft.kind === 'phonemes' ? words.phonemesHint : words.saidHint}
        {...fieldOrder}
        required
        {...text('said')}
      />
      <div className={classes.actions}>
        <ListenButton
          path="/lexicon/sound"
          body={{ language, words: draft.word, entry: draft }}
          label={words.hear}
          failed={setFailed}
        />
        <Button type="submit" loading={add.isPending} disabled={!draft.word.trim() || !draft.said.trim()}>
          {words.add}
        </Button>
        <ProblemNote error={add.error ?? failed} />
      </div>
    </form>
  );
}

function Entry({ entry, mayChange }: { readonly entry: LexiconEntryWire; readonly mayChange: boolean }) {
  const { lexicon: words } = useText().prompts;
  const format = useFormat();
  const { language, word, kind, said, by, at } = entry;
  const [failed, setFailed] = useState<unknown>(null);
  const remove = useOrder(() => ({ path: '/lexicon/remove', body: { language, word } }), promptKeys.lexicon);
  return (
    <li className={classes.entry} data-word={word}>
      <span className={classes.word} lang={language}>
        {word}
      </span>
      <span>
        {said}
        <span className={classes.small}>{words.kinds[kind]}</span>
      </span>
      <span className={classes.small}>{words.by(by, format.minute(at))}</span>
      {mayChange && (
        <div className={classes.actions}>
          <ListenButton
            path="/lexicon/sound"
            body={{ language, words: word, entry: null }}
            label={words.hearShort}
            name={words.hearEntry(word)}
            failed={setFailed}
          />
          <Button variant="default" loading={remove.isPending} aria-label={words.removeOf(word)} onClick={() => remove.mutate()}>
            {words.remove}
          </Button>
        </div>
      )}
      <ProblemNote error={remove.error ?? failed} />
    </li>
  );
}
