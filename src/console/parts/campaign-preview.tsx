import { Loader } from '@mantine/core';
import type { CampaignChoices } from '../../web/desk/api-types.ts';
import { useAudience } from '../api/desk-queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './campaign-preview.module.css';
import panel from './panel.module.css';

export type CampaignPreviewProps = {
  readonly creditor: CampaignChoices['creditors'][number];
  readonly draft: {
    readonly flow: string;
    readonly calendar: 'legal' | 'rehearsal';
    readonly attemptsPerDay: number;
    readonly attemptsInAll: number;
    readonly concurrency: number;
  };
  /** Null: it does not matter. */
  readonly daysAhead: number | null;
};

/** In plain words what the campaign will do, how many it will call, and why not the others. */
export function CampaignPreview({ creditor, draft, daysAhead }: CampaignPreviewProps) {
  const { desk: words } = useText();
  const format = useFormat();
  const { flow, calendar, attemptsPerDay, attemptsInAll, concurrency } = draft;
  const audience = useAudience({ creditor: creditor.code, flow, calendar, ...(daysAhead !== null && { daysAhead }) });
  const found = audience.data;
  const when = calendar === 'rehearsal' ? words.anyHour : words.workingDays(creditor.hours.from, creditor.hours.to);
  const notCalled = found && Object.entries(found.notCalled).sort(([, a], [, b]) => b - a);
  return (
    <section className={`${panel.panel} ${classes.preview}`} aria-label={words.preview} aria-busy={audience.isFetching}>
      <h2 className={classes.title}>{words.preview}</h2>
      {!found ? (
        <Loader size="sm" role="status" aria-label={words.looking} />
      ) : (
        <>
          <p className={classes.sentence}>
            {found.callable === 0
              ? words.nobody
              : words.sentence(
                  words.someone(format.number(found.callable), found.callable === 1),
                  creditor.name,
                  when,
                  Math.min(attemptsPerDay, attemptsInAll),
                  attemptsInAll,
                  concurrency,
                )}
          </p>
          <div className={classes.figure}>
            <span className={classes.label}>{words.callable}</span>
            <span>
              <strong className={classes.number}>{format.number(found.callable)}</strong>{' '}
              {words.ofAll(format.number(found.debtors))}
            </span>
            <span className={classes.track} aria-hidden>
              <span style={{ width: `${found.debtors === 0 ? 0 : (100 * found.callable) / found.debtors}%` }} />
            </span>
          </div>
          {found.unidentifiable > 0 && (
            <p className={classes.warning}>{words.unidentified(format.number(found.unidentifiable))}</p>
          )}
          {notCalled && notCalled.length > 0 && (
            <>
              <h3 className={classes.label}>{words.notCalled}</h3>
              <dl className={classes.reasons}>
                {notCalled.map(([reason, count]) => (
                  <div key={reason}>
                    <dt>{words.reasons[reason as keyof typeof words.reasons]}</dt>
                    <dd>{format.number(count)}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </>
      )}
    </section>
  );
}
