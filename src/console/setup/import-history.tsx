import { Button, Progress } from '@mantine/core';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import type { ImportJobWire } from '../../web/setup-types.ts';
import { setupKeys, useImports, useMayChange, useOrder } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import badge from '../parts/state-badge.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { importLooks } from './import-looks.ts';
import classes from './setup.module.css';

/** Every import, newest first, live: who, when, what, and what became of it. */
export function ImportHistory({ kind }: { readonly kind?: ImportJobWire['kind'] }) {
  const { setup } = useText();
  const words = setup.imports;
  const imports = useImports(kind);
  if (!imports.data) return <Waiting failed={imports.isError} retry={() => void imports.refetch()} />;
  if (imports.data.length === 0)
    return <Empty icon={<IconFileImport size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />;
  return (
    <>
      <ul className={classes.list}>
        {imports.data.map((job) => (
          <ImportRow key={job.id} job={job} />
        ))}
      </ul>
      {imports.hasNextPage && (
        <div className={classes.body}>
          <Button variant="default" loading={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
            {words.older}
          </Button>
        </div>
      )}
    </>
  );
}

function ImportRow({ job }: { readonly job: ImportJobWire }) {
  const { setup } = useText();
  const words = setup.imports;
  const format = useFormat();
  const mayChange = useMayChange();
  const again = useOrder((_: undefined) => ({ path: `/imports/${job.id}/retry` }), setupKeys.imports);
  const counts = Object.entries(job.counts ?? {}).filter(([name, count]) => name !== 'rows' && count > 0);
  return (
    <li className={classes.row} data-import={job.fileName} data-state={job.state}>
      <div>
        <span className={classes.name}>{job.fileName}</span>
        <span className={classes.small}>
          {job.into ?? words.kinds[job.kind]}, {job.by}
          {job.byCommandLine && ` ${words.byCommandLine}`}, {format.minute(job.startedAt)}
        </span>
      </div>
      <div>
        {job.state === 'running' && job.totalRows === 0 && <span className={classes.small}>{words.waiting}</span>}
        {job.state === 'running' && job.totalRows > 0 && (
          <>
            <span className={classes.small}>{words.progress(format.number(job.rows), format.number(job.totalRows))}</span>
            <Progress value={(100 * job.rows) / job.totalRows} aria-label={words.states.running} />
          </>
        )}
        {job.counts && (
          <ul className={classes.chips}>
            <li>{words.counts.rows(format.number(job.counts.rows ?? 0))}</li>
            {counts.map(([name, count]) => (
              <li key={name} className={name === 'rejected' ? classes.bad : undefined}>
                {words.counts[name as keyof typeof words.counts]?.(format.number(count))}
              </li>
            ))}
          </ul>
        )}
        {job.replaced === false && job.rejected > 0 && <span className={classes.small}>{words.notReplaced}</span>}
        {job.problem && <span className={classes.small}>{job.problem.message}</span>}
      </div>
      <div className={classes.actions}>
        {job.state === 'finished' && job.rejected > 0 && (
          <Button
            component="a"
            href={`/api/v1/imports/${job.id}/rejected`}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {words.download}
          </Button>
        )}
        {job.state === 'failed' && mayChange && !job.byCommandLine && (
          <Button variant="default" loading={again.isPending} onClick={() => again.mutate(undefined)}>
            {words.retry}
          </Button>
        )}
        <span className={badge.badge} data-state={importLooks[job.state]}>
          <span className={badge.dot} aria-hidden />
          {words.states[job.state]}
        </span>
      </div>
    </li>
  );
}
