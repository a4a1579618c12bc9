import { IconNumbers } from '@tabler/icons-react';
import type { VocabularyWordWire } from '../../web/prompts/api-types.ts';
import { useVocabulary } from '../api/prompt-queries.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ListenButton } from './listen-button.tsx';
import classes from './prompts.module.css';
import { RecordedLine } from './recorded-line.tsx';

export type ShownWords = 'all' | 'unrecorded' | 'recorded' | 'unheard';

const shows: Readonly<Record<ShownWords, (word: VocabularyWordWire) => boolean>> = {
  all: () => true,
  unrecorded: ({ recording }) => recording === null,
  recorded: ({ state }) => state === 'recorded',
  unheard: ({ recording, state }) => recording !== null && state !== 'recorded',
};

/** The words of which numbers, amounts and dates are said in a language, and what a person has recorded of them. */
export function VocabularyPanel({
  language,
  shown,
  find,
}: {
  readonly language: string;
  readonly shown: ShownWords;
  readonly find: string;
}) {
  const { vocabulary: words } = useText().prompts;
  const format = useFormat();
  const vocabulary = useVocabulary(language);
  if (!vocabulary.data) return <Waiting failed={vocabulary.isError} retry={() => void vocabulary.refetch()} />;
  const all = vocabulary.data.items;
  const recorded = all.filter(shows.recorded).length;
  const wanted = find.trim().toLowerCase();
  const rows = all.filter((each) => shows[shown](each) && `${each.word} ${each.text}`.toLowerCase().includes(wanted));
  return (
    <div className={panel.panel}>
      <p className={classes.count} role="status">
        {words.count(format.number(recorded), format.number(all.length))}
        {recorded > 0 && recorded < all.length && <span className={classes.wrong}> {words.mixed}</span>}
      </p>
      {rows.length === 0 ? (
        <Empty icon={<IconNumbers size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
      ) : (
        <ul className={classes.list} aria-label={words.entries}>
          {rows.map((row) => (
            <li key={row.word} className={classes.recordable} data-word={row.word} data-take={row.state}>
              <Word word={row} language={language} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Word({
  word: { word, text, state, problem, recording, changed },
  language,
}: {
  readonly word: VocabularyWordWire;
  readonly language: string;
}) {
  const { vocabulary: words, actions, delivered } = useText().prompts;
  const format = useFormat();
  const mayChange = useMayChange();
  return (
    <RecordedLine
      {...{ language, name: text, text, state, problem, recording }}
      path={`/vocabulary/${language}/${encodeURIComponent(word)}/recording`}
      notes={[
        recording === 'delivered' && delivered(`vocabulary/${word}`),
        changed && words.changed(actions[changed.action](changed.by), format.minute(changed.at)),
      ]}
    >
      {(failed) =>
        mayChange && (
          <ListenButton
            path="/lexicon/sound"
            body={{ language, words: text, entry: null }}
            label={words.hearVoice}
            name={words.hearVoiceOf(text)}
            failed={failed}
          />
        )
      }
    </RecordedLine>
  );
}
