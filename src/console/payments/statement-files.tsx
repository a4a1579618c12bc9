import { IconFileInvoice } from '@tabler/icons-react';
import type { StatementFound } from '../../web/payments/api-types.ts';
import type { ImportJobWire } from '../../web/setup-types.ts';
import { useImports } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import badge from '../parts/state-badge.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { importLooks } from '../setup/import-looks.ts';
import { type Format, useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { Iban } from './iban.tsx';
import classes from './payments.module.css';

/** Files of statements, newest first, live: what each was recognised as, what it held, and what is missing. */
export function StatementFiles() {
  const { payments } = useText();
  const words = payments.statements;
  const imports = useImports('statement');
  if (!imports.data) return <Waiting failed={imports.isError} retry={() => void imports.refetch()} />;
  if (imports.data.length === 0)
    return <Empty icon={<IconFileInvoice size={28} stroke={1.6} />} title={words.noFilesTitle} body={words.noFilesBody} />;
  return (
    <>
      <ul className={classes.list}>
        {imports.data.map((job) => (
          <StatementFile key={job.id} job={job} />
        ))}
      </ul>
      <MoreRows pages={imports} label={payments.suspense.older} />
    </>
  );
}

function StatementFile({ job }: { readonly job: ImportJobWire }) {
  const { payments, setup } = useText();
  const words = payments.statements;
  const format = useFormat();
  return (
    <li className={classes.row} data-import={job.fileName} data-state={job.state}>
      <div>
        <span className={classes.payer}>{job.fileName}</span>
        <span className={classes.note}>{words.by(job.by, format.minute(job.startedAt))}</span>
        {job.format && <span className={classes.note}>{words.recognised(job.format)}</span>}
      </div>
      <div>
        {job.problem && <p className={classes.why}>{job.problem.message}</p>}
        {job.statements?.map((found, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what a file held never changes
          <Found key={index} found={found} format={format} />
        ))}
      </div>
      <div className={classes.end}>
        <span className={badge.badge} data-state={importLooks[job.state]}>
          <span className={badge.dot} aria-hidden />
          {setup.imports.states[job.state]}
        </span>
      </div>
    </li>
  );
}

function Found({ found, format }: { readonly found: StatementFound; readonly format: Format }) {
  const { payments } = useText();
  const words = payments.statements;
  const { iban, from, to, outcome, booked, known, incoming, outgoing, closing, gap } = found;
  const days = (period: { readonly from: string; readonly to: string }) =>
    words.days(format.date(period.from), format.date(period.to));
  return (
    <div className={classes.found}>
      <span className={classes.foundHead}>
        {days({ from, to })}
        <Iban of={iban} />
      </span>
      <span className={classes.note}>
        {outcome === 'known'
          ? words.knownAlready
          : [
              words.movements(format.number(booked), format.number(known)),
              words.inOut(format.money(incoming), format.money(outgoing)),
              closing && words.closing(format.money(closing)),
            ]
              .filter(Boolean)
              .join(' · ')}
      </span>
      {gap && (
        <p className={classes.gap} role="note">
          {gap.kind === 'gap'
            ? words.gap(format.money(gap.expected), format.money(gap.found), gap.missing && days(gap.missing))
            : words.difference(format.money(gap.expected), format.money(gap.found))}
        </p>
      )}
    </div>
  );
}
