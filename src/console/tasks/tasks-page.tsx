import { PageOfTabs } from '../parts/page-of-tabs.tsx';
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
  const labelled = tabs.map((each) => ({ ...each, label: words.tabs[each.name] }));
  return <PageOfTabs title={words.title} tabs={labelled} here={tab} />;
}
