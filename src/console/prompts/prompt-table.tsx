import { IconQuote } from '@tabler/icons-react';
import type { MeasuredPromptWire, PromptMarkWire, PromptWire } from '../../web/prompts/api-types.ts';
import { usePromptMeasures, usePrompts } from '../api/prompt-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { LanguageMarks } from './language-marks.tsx';
import classes from './prompts.module.css';

export type Shown = 'all' | 'unreviewed' | 'missing' | 'outdated' | 'unrecorded' | 'recorded' | 'own';

const shows: Readonly<Record<Shown, (mark: PromptMarkWire) => boolean>> = {
  all: () => true,
  unreviewed: ({ text, review }) => text !== 'missing' && review === null,
  missing: ({ text }) => text === 'missing',
  outdated: ({ recording }) => recording === 'outdated',
  unrecorded: ({ text, recording }) => text !== 'missing' && (recording === 'none' || recording === 'part'),
  recorded: ({ recording }) => recording === 'whole' || recording === 'part',
  own: ({ text }) => text === 'own',
};

/** Every prompt with what it says in one language. */
export function PromptTable({
  language,
  shown,
  find,
  open,
}: {
  readonly language: string;
  readonly shown: Shown;
  readonly find: string;
  readonly open: (prompt: string) => void;
}) {
  const { prompts: words } = useText();
  const format = useFormat();
  const prompts = usePrompts(language);
  const measures = usePromptMeasures(language, prompts.data !== undefined);
  if (!prompts.data) return <Waiting failed={prompts.isError} retry={() => void prompts.refetch()} />;
  const all = prompts.data.items;
  const wanted = find.trim().toLowerCase();
  const rows = all.filter(
    ({ prompt, text, marks }) =>
      marks.some((mark) => mark.language === language && shows[shown](mark)) &&
      `${prompt} ${text ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <div className={panel.panel}>
      <p className={classes.count} role="status">
        {words.count(format.number(rows.length), format.number(all.length))}
      </p>
      {rows.length === 0 ? (
        <Empty icon={<IconQuote size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
      ) : (
        <ul className={classes.list}>
          {rows.map((row) => (
            <Row key={row.prompt} row={row} language={language} measure={measures.data?.get(row.prompt) ?? null} open={open} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({
  row: { prompt, text, marks, flows },
  language,
  measure,
  open,
}: {
  readonly row: PromptWire;
  readonly language: string;
  readonly measure: MeasuredPromptWire['measure'];
  readonly open: (prompt: string) => void;
}) {
  const { prompts: words } = useText();
  const format = useFormat();
  const recording = marks.find((mark) => mark.language === language)?.recording ?? 'none';
  return (
    <li className={classes.row} data-prompt={prompt}>
      <div>
        <button type="button" className={classes.open} aria-label={words.open(prompt)} onClick={() => open(prompt)}>
          {prompt}
        </button>
        <span className={classes.small}>{flows.length > 0 ? words.usedBy(flows.join(', ')) : words.unused}</span>
      </div>
      <p className={classes.says} lang={text === null ? undefined : language}>
        {text ?? words.noText}
      </p>
      <LanguageMarks marks={marks} />
      <div className={classes.length} data-length={measure?.usualMs}>
        {measure && (
          <>
            {format.seconds(measure.usualMs)}
            {measure.shortestMs !== measure.longestMs && (
              <span className={classes.small}>
                {words.range(format.seconds(measure.shortestMs), format.seconds(measure.longestMs))}
              </span>
            )}
          </>
        )}
      </div>
      <span className={classes.voice} data-recording={recording}>
        {words.recordings[recording]}
      </span>
    </li>
  );
}
