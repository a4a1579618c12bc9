import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CallerIdentity } from '../../web/api-types.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { useText } from '../text/use-text.ts';
import { FormFoot } from './form-foot.tsx';
import { IdentityCaps } from './identity-form.tsx';
import classes from './setup.module.css';
import { fieldOrder } from './use-draft.ts';

/** Verifies a number by its evidence, and changes how often it may be shown. */
export function IdentityActions({ identity }: { readonly identity: CallerIdentity }) {
  const { setup } = useText();
  const words = setup.lines;
  const mayChange = useMayChange();
  const [open, setOpen] = useState<'verify' | 'caps' | null>(null);
  const close = () => setOpen(null);
  if (!mayChange) return null;
  const { number } = identity;
  return (
    <div className={classes.actions}>
      {identity.verifiedAt === null && (
        <Button size="xs" onClick={() => setOpen('verify')} aria-label={words.verifyOf(number)}>
          {words.verify}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => setOpen('caps')} aria-label={words.capsOf(number)}>
        {words.caps}
      </Button>
      <SideDrawer
        opened={open !== null}
        close={close}
        closeLabel={setup.close}
        title={open === 'caps' ? words.capsOf(number) : words.verifyOf(number)}
      >
        {open === 'verify' && <Verify identity={identity} done={close} />}
        {open === 'caps' && <IdentityCaps identity={identity} done={close} />}
      </SideDrawer>
    </div>
  );
}

function Verify({ identity, done }: { readonly identity: CallerIdentity; readonly done: () => void }) {
  const { setup } = useText();
  const words = setup.lines;
  const [evidence, setEvidence] = useState('');
  const verify = useOrder<void>(() => ({ path: `/caller-identities/${identity.id}/verify`, body: { evidence } }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.lead}>{words.verifyBody}</p>
      <TextInput
        label={words.evidence}
        description={words.evidenceHint}
        {...fieldOrder}
        required
        value={evidence}
        onChange={({ currentTarget }) => setEvidence(currentTarget.value)}
      />
      <FormFoot order={verify} submit={words.verify} />
    </form>
  );
}
