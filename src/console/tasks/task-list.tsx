import { Button, NativeSelect } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { TaskWire } from '../../web/tasks/api-types.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { useTasks } from '../api/task-queries.ts';
import { Empty } from '../parts/empty.tsx';
import filter from '../parts/filter-bar.module.css';
import { FreshRows } from '../parts/fresh-rows.tsx';
import panel from '../parts/panel.module.css';
import { SideDrawer } from '../parts/side-drawer.tsx';
import badge from '../parts/state-badge.module.css';
import { useFilters } from '../parts/use-filters.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { DecideDispute } from './decide-dispute.tsx';
import { EndTask } from './end-task.tsx';
import classes from './tasks.module.css';

/** Open tasks, the most urgent first. The department stands in the address. */
export function TaskList() {
  const { tasks: words } = useText();
  const { chosen, put } = useFilters();
  const department = Object.keys(words.departments).find((each) => each === chosen('department'));
  const [open, setOpen] = useState<TaskWire | null>(null);
  const close = () => setOpen(null);
  const who = open?.debtor?.name ?? '';
  return (
    <div className={panel.panel}>
      <search className={filter.bar}>
        <NativeSelect
          label={words.department}
          value={department ?? ''}
          onChange={({ currentTarget }) => put('department', currentTarget.value)}
          data={[
            { value: '', label: words.everyDepartment },
            ...Object.entries(words.departments).map(([value, label]) => ({ value, label })),
          ]}
        />
      </search>
      <Rows department={department} open={setOpen} />
      <SideDrawer
        opened={open !== null}
        close={close}
        closeLabel={words.close}
        title={open && (open.dispute ? words.dispute.title(who) : words.kinds[open.kind])}
      >
        {open?.dispute && <DecideDispute dispute={open.dispute} done={close} />}
        {open && !open.dispute && <EndTask task={open} done={close} />}
      </SideDrawer>
    </div>
  );
}

function Rows({ department, open }: { readonly department: string | undefined; readonly open: (task: TaskWire) => void }) {
  const { tasks: words } = useText();
  const tasks = useTasks(department);
  const { shown, waiting, takeIn, whileReading } = useSteadyRows(tasks.data?.items ?? [], department ?? '');
  if (!tasks.data) return <Waiting failed={tasks.isError} retry={() => void tasks.refetch()} />;
  if (shown.length === 0)
    return (
      <Empty
        icon={<IconListCheck size={28} stroke={1.6} />}
        title={words.emptyTitle}
        body={department ? words.filteredBody : words.emptyBody}
      />
    );
  return (
    <>
      <FreshRows waiting={waiting} takeIn={takeIn} label={words.fresh} />
      <ul className={classes.list} {...whileReading}>
        {shown.map((task) => (
          <TaskRow key={task.id} task={task} open={() => open(task)} />
        ))}
      </ul>
    </>
  );
}

function TaskRow({ task, open }: { readonly task: TaskWire; readonly open: () => void }) {
  const { tasks: words, call } = useText();
  const format = useFormat();
  const mayChange = useMayChange();
  const { kind, department, debtor, creditor, lastDay, late, dispute, message } = task;
  const who = debtor?.name ?? message?.from ?? '';
  return (
    <li className={classes.row} data-task={task.id} data-kind={kind}>
      <div>
        <span className={classes.what}>{words.kinds[kind]}</span>
        <span className={classes.note}>{words.departments[department]}</span>
      </div>
      <div>
        {debtor && (
          <Link href={`/debtors/${debtor.id}`} className={classes.who}>
            {debtor.name || debtor.id}
          </Link>
        )}
        {message && (
          <>
            {!debtor && <span className={classes.who}>{message.from ?? words.unknownNumber}</span>}
            <span className={classes.note}>{message.text === null ? words.wordsGone : words.quoted(message.text)}</span>
          </>
        )}
        <span className={classes.note}>
          {[
            creditor,
            message && !debtor && message.from !== null && words.unknownNumber,
            dispute && `${call.disputed(dispute.code)}, ${keysOf(dispute, words.disputed)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={classes.deadline}>
        {words.by(format.date(lastDay))}
        {late && (
          <span className={badge.badge} data-state="held">
            <span className={badge.dot} aria-hidden />
            {words.late}
          </span>
        )}
      </div>
      <div className={classes.actions}>
        {mayChange && (
          <Button
            size="sm"
            variant={dispute ? 'filled' : 'default'}
            aria-label={dispute ? words.decideOf(who) : words.doneOf(words.kinds[kind], who)}
            onClick={open}
          >
            {dispute ? words.decide : words.done}
          </Button>
        )}
      </div>
    </li>
  );
}

function keysOf({ receivables }: NonNullable<TaskWire['dispute']>, say: (keys: string) => string): string {
  return say(receivables.map(({ key }) => key).join(', '));
}
