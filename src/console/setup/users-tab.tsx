import { KeysPanel } from './keys-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';

/** Who may come in: people, and programs by keys. */
export function UsersTab() {
  return (
    <>
      <PeoplePanel />
      <KeysPanel />
    </>
  );
}
