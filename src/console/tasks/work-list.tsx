import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMailbox, IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { WorkWire } from '../../web/tasks/api-types.ts';
import { keys } from '../api/queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { useWork } from '../api/task-queries.ts';
import { Confirm } from '../parts/confirm.tsx';
import { Empty } from '../parts/empty.tsx';
import { FreshRows } from '../parts/fresh-rows.tsx';
import panel from '../parts/panel.module.css';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { Waiting } from '../parts/waiting.tsx';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './tasks.module.css';

/** Steps that no driver carries out, longest waiting first. */
export function WorkList() {
  const { tasks } = useText();
  const words = tasks.work;
  const work = useWork();
  const { shown, waiting, takeIn, whileReading } = useSteadyRows(work.data?.items ?? [], '');
  if (!work.data) return <Waiting failed={work.isError} retry={() => void work.refetch()} />;
  return (
    <>
      {work.data.items.length > 0 && <p className={setup.lead}>{words.lead}</p>}
      <PrintAll work={work.data.items} />
      <div className={panel.panel}>
        <FreshRows waiting={waiting} takeIn={takeIn} label={tasks.fresh} />
        {shown.length === 0 ? (
          <Empty icon={<IconMailbox size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
        ) : (
          <ul className={classes.list} {...whileReading}>
            {shown.map((one) => (
              <WorkRow key={one.id} work={one} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** A batch is as many as one address names: the longest waiting ones. */
const mostInBatch = 100;

function PrintAll({ work }: { readonly work: readonly WorkWire[] }) {
  const { letters: words } = useText();
  const letters = work.filter(({ channel }) => channel === 'letter').slice(0, mostInBatch);
  if (letters.length < 2) return null;
  return (
    <Button
      component={Link}
      href={`/tasks/letters?ids=${letters.map(({ id }) => id).join(',')}`}
      variant="default"
      className={classes.batch ?? ''}
      leftSection={<IconPrinter size={16} aria-hidden />}
    >
      {words.printAll(letters.length)}
    </Button>
  );
}

function WorkRow({ work }: { readonly work: WorkWire }) {
  const { tasks, messages, letters } = useText();
  const words = tasks.work;
  const format = useFormat();
  const mayChange = useMayChange();
  const { channel, registered, text, debtor, creditor, owed, receivables, since, strategy, severity } = work;
  return (
    <li className={classes.row} data-work={work.id}>
      <div>
        <span className={classes.what}>{messages.templates[text] ?? text}</span>
        <span className={classes.note}>
          {[registered ? words.registered : words.channels[channel], tasks.severities[severity]].join(' · ')}
        </span>
      </div>
      <div>
        <Link href={`/debtors/${debtor.id}`} className={classes.who}>
          {debtor.name || debtor.id}
        </Link>
        <span className={classes.note}>
          {[words.about(format.money(owed), receivables), creditor, words.strategy(strategy)].join(' · ')}
        </span>
      </div>
      <div className={classes.deadline}>{words.since(format.date(since))}</div>
      <div className={classes.actions}>
        {channel === 'letter' && (
          <Button
            component={Link}
            href={`/tasks/letters?ids=${work.id}`}
            size="sm"
            variant="default"
            aria-label={letters.printOneOf(debtor.name)}
          >
            {letters.printOne}
          </Button>
        )}
        {mayChange && <Ending work={work} />}
      </div>
    </li>
  );
}

function Ending({ work }: { readonly work: WorkWire }) {
  const { tasks } = useText();
  const words = tasks.work;
  const [done, doneBox] = useDisclosure(false);
  const [dropped, dropBox] = useDisclosure(false);
  const finish = useOrder(
    (body: { dropped: boolean }) => ({ path: `/work/${work.id}/finish`, body }),
    keys.tasks,
    keys.debtor(work.debtor.id),
  );
  const question = { cancel: words.cancel, pending: finish.isPending, error: finish.error };
  const posted = words.posted[work.channel];
  return (
    <>
      <Button size="sm" aria-label={words.postedOf(posted, work.debtor.name)} onClick={doneBox.open}>
        {posted}
      </Button>
      <Button size="sm" variant="default" aria-label={words.dropOf(work.debtor.name)} onClick={dropBox.open}>
        {words.drop}
      </Button>
      <Confirm
        {...question}
        opened={done}
        close={doneBox.close}
        title={words.postedTitle}
        body={words.postedBody}
        confirm={posted}
        onConfirm={() => finish.mutate({ dropped: false }, { onSuccess: doneBox.close })}
      />
      <Confirm
        {...question}
        opened={dropped}
        close={dropBox.close}
        title={words.dropTitle}
        body={words.dropBody}
        confirm={words.drop}
        danger
        onConfirm={() => finish.mutate({ dropped: true }, { onSuccess: dropBox.close })}
      />
    </>
  );
}
