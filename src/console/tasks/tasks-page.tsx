import { useEffect } from 'react';
import { PageTabs } from '../parts/page-tabs.tsx';
import setup from '../setup/setup.module.css';
import { useText } from '../text/use-text.ts';
import { TaskList } from './task-list.tsx';
import { WorkList } from './work-list.tsx';

const tabs = [
  { name: 'tasks', path: '/tasks', Body: TaskList },
  { name: 'work', path: '/tasks/work', Body: WorkList },
] as const;

/** What people have to do: tasks of departments, and what no machine sends. */
export function TasksPage({ tab = 'tasks' }: { readonly tab?: string | undefined }) {
  const { tasks: words, product } = useText();
  const here = tabs.find(({ name }) => name === tab) ?? tabs[0];
  useEffect(() => {
    document.title = `${words.tabs[here.name]} · ${product}`;
  }, [here, words, product]);
  return (
    <>
      <h1 className={setup.title}>{words.title}</h1>
      <PageTabs
        label={words.title}
        tabs={tabs.map(({ name, path }) => ({ name, path, label: words.tabs[name] }))}
        here={here.name}
      />
      <here.Body />
    </>
  );
}
