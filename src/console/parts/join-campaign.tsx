import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CampaignEntryWire } from '../../web/desk/api-types.ts';
import { ask } from '../api/client.ts';
import { keys, useCampaigns } from '../api/queries.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { useText } from '../text/use-text.ts';
import { SideDrawer } from './side-drawer.tsx';

/** In a debtor's file: puts her into a campaign that is not over. Whether she may be called is asked at the dial. */
export function JoinCampaign({ id, who }: { readonly id: string; readonly who: string }) {
  const { debtor } = useText();
  const [opened, { open, close }] = useDisclosure(false);
  if (!useMayChange()) return null;
  return (
    <>
      <Button variant="default" size="sm" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
        {debtor.join.button}
      </Button>
      <SideDrawer opened={opened} close={close} closeLabel={debtor.join.close} title={debtor.join.title(who)}>
        {opened && <Choice id={id} close={close} />}
      </SideDrawer>
    </>
  );
}

function Choice({ id, close }: { readonly id: string; readonly close: () => void }) {
  const { debtor } = useText();
  const words = debtor.join;
  const campaigns = useCampaigns();
  const [campaign, setCampaign] = useState('');
  // the same order again, after a lost answer, is done once
  const [key] = useState(() => crypto.randomUUID());
  const client = useQueryClient();
  const join = useMutation({
    mutationFn: (to: string) =>
      ask<CampaignEntryWire>(`/campaigns/${to}/entries`, {
        method: 'POST',
        body: { debtorId: id },
        key: `${key}-${to.slice(4)}`,
      }),
    onSuccess: (_entry, to) =>
      Promise.all([keys.debtor(id), keys.campaign(to)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const open = (campaigns.data?.items ?? []).filter(
    ({ state }) => state === 'draft' || state === 'running' || state === 'paused',
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (campaign) join.mutate(campaign);
  };
  if (join.data)
    return (
      <div className={setup.form}>
        <p role="status">{join.data.joined ? words.done : words.already}</p>
        <div className={setup.foot}>
          <Button onClick={close}>{words.close}</Button>
        </div>
      </div>
    );
  return (
    <form className={setup.form} onSubmit={submit}>
      <p className={setup.lead}>{words.lead}</p>
      <NativeSelect
        label={words.campaign}
        required
        value={campaign}
        onChange={({ currentTarget }) => setCampaign(currentTarget.value)}
        data={[
          { value: '', label: open.length > 0 ? words.choose : words.none },
          ...open.map(({ id: value, name }) => ({ value, label: name })),
        ]}
      />
      <FormFoot order={join} submit={words.submit} cancel={close} />
    </form>
  );
}
