import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Role, UserWire } from '../../web/setup-types.ts';
import { useSession } from '../api/queries.ts';
import { setupKeys, useOrder, useUsers } from '../api/setup-queries.ts';
import { Confirm } from '../parts/confirm.tsx';
import panel from '../parts/panel.module.css';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useText } from '../text/use-text.ts';
import { FormFoot } from './form-foot.tsx';
import { SecretShown } from './secret-shown.tsx';
import classes from './setup.module.css';
import { useDraft } from './use-draft.ts';

type Login = { readonly email: string; readonly password: string };

/** People who may log in, their roles and one-time passwords. */
export function PeoplePanel() {
  const { setup } = useText();
  const words = setup.users;
  const users = useUsers();
  const [adding, setAdding] = useState(false);
  const [login, setLogin] = useState<Login | null>(null);
  if (!users.data) return <Waiting failed={users.isError} retry={() => void users.refetch()} />;
  const told = (made: Login) => {
    setAdding(false);
    setLogin(made);
  };
  return (
    <>
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{words.people}</h2>
        <Button onClick={() => setAdding(true)}>{words.add}</Button>
      </div>
      <div className={panel.panel}>
        <ul className={classes.list}>
          {users.data.items.map((user) => (
            <PersonRow key={user.id} user={user} told={told} />
          ))}
        </ul>
      </div>
      <SideDrawer opened={adding} close={() => setAdding(false)} closeLabel={setup.close} title={words.add}>
        {adding && <PersonForm done={told} />}
      </SideDrawer>
      {login && (
        <SecretShown
          title={words.password(login.email)}
          body={words.passwordBody}
          secret={login.password}
          close={() => setLogin(null)}
        />
      )}
    </>
  );
}

function PersonRow({ user, told }: { readonly user: UserWire; readonly told: (login: Login) => void }) {
  const { setup } = useText();
  const words = setup.users;
  const myself = useSession().data?.user.id === user.id;
  const [asking, setAsking] = useState<'reset' | 'remove' | null>(null);
  const reset = useOrder<void, Login>(() => ({ path: `/users/${user.id}/reset-password` }), setupKeys.users);
  const remove = useOrder<void>(() => ({ path: `/users/${user.id}`, method: 'DELETE' }), setupKeys.users);
  const change = useOrder<string>((role) => ({ path: `/users/${user.id}`, method: 'PATCH', body: { role } }), setupKeys.users);
  const close = () => setAsking(null);
  return (
    <li className={classes.row} data-user={user.email}>
      <div>
        <span className={classes.name}>{user.name}</span>
        <span className={classes.small}>
          {[user.email, myself && words.you, user.mustChangePassword && words.oneTime].filter(Boolean).join(', ')}
        </span>
      </div>
      <div>
        {myself ? (
          <>
            {words.short[user.role]}
            <span className={classes.small}>{words.byOthers}</span>
          </>
        ) : (
          <NativeSelect
            aria-label={words.roleOf(user.name)}
            value={user.role}
            disabled={change.isPending}
            onChange={({ currentTarget }) => change.mutate(currentTarget.value)}
            data={rolesIn(words.short)}
          />
        )}
        <ProblemNote error={change.error} />
      </div>
      <div className={classes.actions}>
        {!myself && (
          <>
            <Button variant="default" onClick={() => setAsking('reset')} aria-label={words.resetOf(user.name)}>
              {words.reset}
            </Button>
            <Button variant="default" onClick={() => setAsking('remove')} aria-label={words.removeOf(user.name)}>
              {words.remove}
            </Button>
          </>
        )}
      </div>
      <Confirm
        opened={asking === 'reset'}
        close={close}
        title={words.resetOf(user.name)}
        body={words.resetBody}
        confirm={words.reset}
        cancel={setup.cancel}
        pending={reset.isPending}
        error={reset.error}
        onConfirm={() =>
          reset.mutate(undefined, {
            onSuccess: (made) => {
              close();
              told(made);
            },
          })
        }
      />
      <Confirm
        opened={asking === 'remove'}
        close={close}
        title={words.removeOf(user.name)}
        body={words.removeBody}
        confirm={words.remove}
        cancel={setup.cancel}
        danger
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined, { onSuccess: close })}
      />
    </li>
  );
}

function PersonForm({ done }: { readonly done: (login: Login) => void }) {
  const { setup } = useText();
  const words = setup.users;
  const { draft, text } = useDraft({ email: '', name: '', role: 'operator' });
  const add = useOrder<void, Login>(() => ({ path: '/users', body: draft }), setupKeys.users);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput label={words.name} required {...text('name')} />
      <TextInput label={words.email} type="email" autoComplete="off" required {...text('email')} />
      <NativeSelect label={words.role} data={rolesIn(words.roles)} {...text('role')} />
      <FormFoot order={add} submit={words.add} />
    </form>
  );
}

/** Roles as options of a field. */
export function rolesIn(names: Readonly<Record<Role, string>>): { value: string; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
