import { useHistory } from '../api/debtor-queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './debtor-timeline.module.css';
import { HistoryLine } from './history-line.tsx';
import { MoreRows } from './more-rows.tsx';
import { Waiting } from './waiting.tsx';

export type DebtorTimelineProps = {
  readonly id: string;
  readonly openCall: (id: string) => void;
  readonly openMessage: (id: string) => void;
};

/** All that happened with a person, newest first. */
export function DebtorTimeline({ id, openCall, openMessage }: DebtorTimelineProps) {
  const { debtor: words } = useText();
  const format = useFormat();
  const pages = useHistory(id);
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  const entries = [
    ...new Map(pages.data.pages.flatMap(({ items }) => items.map((entry) => [entry.seq, entry] as const))).values(),
  ];
  if (entries.length === 0) return <p className={classes.empty}>{words.empty}</p>;
  return (
    <>
      <ol className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.seq} className={classes.entry} data-entry={entry.kind}>
            <time dateTime={entry.at} className={classes.time}>
              {format.minute(entry.at)}
            </time>
            <HistoryLine entry={entry} openCall={openCall} openMessage={openMessage} />
          </li>
        ))}
      </ol>
      <MoreRows pages={pages} label={words.older} />
    </>
  );
}
