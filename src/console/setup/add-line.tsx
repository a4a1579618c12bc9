import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMayChange } from '../api/setup-queries.ts';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { useText } from '../text/use-text.ts';
import { IdentityForm } from './identity-form.tsx';
import { TrunkForm } from './trunk-form.tsx';

/** The button that adds a trunk or a caller identity, and its form. */
export function AddLine({ what }: { readonly what: 'trunk' | 'identity' }) {
  const { setup } = useText();
  const mayChange = useMayChange();
  const [open, setOpen] = useState(false);
  const title = what === 'trunk' ? setup.lines.addTrunk : setup.lines.addIdentity;
  const close = () => setOpen(false);
  if (!mayChange) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <SideDrawer opened={open} close={close} closeLabel={setup.close} title={title}>
        {open && (what === 'trunk' ? <TrunkForm current={null} done={close} /> : <IdentityForm done={close} />)}
      </SideDrawer>
    </>
  );
}
