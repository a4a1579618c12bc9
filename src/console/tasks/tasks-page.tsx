import { TabbedPage } from '../parts/tabbed-page.tsx';
import { useText } from '../text/use-text.ts';
import { TaskList } from './task-list.tsx';
import { WorkList } from './work-list.tsx';

const tabs = [
  { name: 'tasks', path: '/tasks', Body: TaskList },
  { name: 'work', path: '/tasks/work', Body: WorkList },
] as const;

/** What people have to do: tasks of departments, and what no machine sends. */
export function TasksPage({ tab }: { readonly tab?: string | undefined }) {
  const { tasks: words } = useText();
  const here = tabs.find(({ name }) => name === tab) ?? tabs[0];
  const labelled = tabs.map(({ name, path }) => ({ name, path, label: words.tabs[name] }));
  return (
    <TabbedPage title={words.title} tabs={labelled} here={here.name}>
      <here.Body />
    </TabbedPage>
  );
}
