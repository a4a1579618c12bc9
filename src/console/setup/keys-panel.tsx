import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiKeyWire } from '../../web/setup-types.ts';
import { setupKeys, useApiKeys, useOrder } from '../api/setup-queries.ts';
import { Confirm } from '../parts/confirm.tsx';
import panel from '../parts/panel.module.css';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { FormFoot } from './form-foot.tsx';
import { rolesIn } from './people-panel.tsx';
import { SecretShown } from './secret-shown.tsx';
import classes from './setup.module.css';
import { useDraft } from './use-draft.ts';

type Made = { readonly apiKey: ApiKeyWire; readonly key: string };

/** Programs that may speak to the API. */
export function KeysPanel() {
  const { setup } = useText();
  const words = setup.users;
  const apiKeys = useApiKeys();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  if (!apiKeys.data) return <Waiting failed={apiKeys.isError} retry={() => void apiKeys.refetch()} />;
  const { items } = apiKeys.data;
  return (
    <>
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{words.keys}</h2>
        <Button variant="default" onClick={() => setAdding(true)}>
          {words.addKey}
        </Button>
      </div>
      <p className={classes.lead}>{words.keysLead}</p>
      <div className={panel.panel}>
        {items.length === 0 ? (
          <div className={classes.body}>{words.noKeys}</div>
        ) : (
          <ul className={classes.list}>
            {items.map((each) => (
              <KeyRow key={each.id} apiKey={each} />
            ))}
          </ul>
        )}
      </div>
      <SideDrawer opened={adding} close={() => setAdding(false)} closeLabel={setup.close} title={words.addKey}>
        {adding && (
          <KeyForm
            done={(key) => {
              setAdding(false);
              setMade(key);
            }}
          />
        )}
      </SideDrawer>
      {made && (
        <SecretShown title={words.key(made.apiKey.name)} body={words.keyBody} secret={made.key} close={() => setMade(null)} />
      )}
    </>
  );
}

function KeyRow({ apiKey }: { readonly apiKey: ApiKeyWire }) {
  const { setup } = useText();
  const words = setup.users;
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const revoke = useOrder<void>(() => ({ path: `/api-keys/${apiKey.id}`, method: 'DELETE' }), setupKeys.apiKeys);
  return (
    <li className={classes.row} data-key={apiKey.name}>
      <div>
        <span className={classes.name}>{apiKey.name}</span>
        <span className={classes.small}>{words.madeBy(apiKey.createdBy, format.minute(apiKey.createdAt))}</span>
      </div>
      <div>
        {words.short[apiKey.role]}
        <span className={classes.small}>
          {apiKey.lastUsedAt ? words.used(format.minute(apiKey.lastUsedAt)) : words.usedNever}
        </span>
      </div>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => setAsking(true)} aria-label={words.revokeOf(apiKey.name)}>
          {words.revoke}
        </Button>
      </div>
      <Confirm
        opened={asking}
        close={() => setAsking(false)}
        title={words.revokeOf(apiKey.name)}
        body={words.revokeBody}
        confirm={words.revoke}
        cancel={setup.cancel}
        danger
        pending={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate(undefined, { onSuccess: () => setAsking(false) })}
      />
    </li>
  );
}

function KeyForm({ done }: { readonly done: (made: Made) => void }) {
  const { setup } = useText();
  const words = setup.users;
  const { draft, text } = useDraft({ name: '', role: 'operator' });
  const add = useOrder<void, Made>(() => ({ path: '/api-keys', body: draft }), setupKeys.apiKeys);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput label={words.keyName} required {...text('name')} />
      <NativeSelect label={words.role} data={rolesIn(words.roles)} {...text('role')} />
      <FormFoot order={add} submit={words.addKey} />
    </form>
  );
}
