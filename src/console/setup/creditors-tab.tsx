import { Button } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useState } from 'react';
import type { Creditor } from '../../web/setup-types.ts';
import { useCreditors, useMayChange } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { CreditorForm } from './creditor-form.tsx';
import classes from './setup.module.css';

/** Whose receivables are collected, and what people hear of them. */
export function CreditorsTab() {
  const { setup } = useText();
  const words = setup.creditors;
  const format = useFormat();
  const mayChange = useMayChange();
  const creditors = useCreditors();
  const [open, setOpen] = useState<Creditor | 'new' | null>(null);
  if (!creditors.data) return <Waiting failed={creditors.isError} retry={() => void creditors.refetch()} />;
  const { items } = creditors.data;
  const add = mayChange && <Button onClick={() => setOpen('new')}>{words.add}</Button>;
  return (
    <>
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{setup.tabs.creditors}</h2>
        {items.length > 0 && add}
      </div>
      <div className={panel.panel}>
        {items.length === 0 ? (
          <Empty icon={<IconBuilding size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody}>
            <div className={classes.body}>{add}</div>
          </Empty>
        ) : (
          <ul className={classes.list}>
            {items.map((creditor) => (
              <li key={creditor.id} className={classes.row}>
                <div>
                  <span className={classes.name}>{creditor.name}</span>
                  <span className={classes.small}>{creditor.code}</span>
                </div>
                <div>
                  {words.heard(creditor.neutralName)}
                  <span className={classes.small}>
                    {setup.countries[creditor.country]}, {format.language(creditor.language)}
                  </span>
                </div>
                {mayChange && (
                  <Button variant="default" onClick={() => setOpen(creditor)} aria-label={words.editOf(creditor.name)}>
                    {words.edit}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <SideDrawer
        opened={open !== null}
        close={() => setOpen(null)}
        closeLabel={setup.close}
        title={open === 'new' || open === null ? words.add : words.editOf(open.name)}
      >
        {open !== null && (
          <CreditorForm
            key={open === 'new' ? 'new' : open.id}
            current={open === 'new' ? null : open}
            done={() => setOpen(null)}
          />
        )}
      </SideDrawer>
    </>
  );
}
