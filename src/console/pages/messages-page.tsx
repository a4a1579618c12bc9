import { NativeSelect } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { useCampaigns } from '../api/queries.ts';
import { MessageDrawer } from '../parts/message-drawer.tsx';
import { MessageList } from '../parts/message-list.tsx';
import panel from '../parts/panel.module.css';
import { useFilters } from '../parts/use-filters.ts';
import { useText } from '../text/use-text.ts';
import classes from './messages-page.module.css';

/** What was written to debtors and operators. Filters and the open message are in the address, so that they can be sent to a colleague. */
export function MessagesPage() {
  const text = useText();
  const { messages: words } = text;
  const campaigns = useCampaigns();
  const { chosen, put } = useFilters();
  const open = useCallback((id: string) => put('message', id, true), [put]);
  useEffect(() => {
    document.title = `${words.title} · ${text.product}`;
  }, [words, text]);
  const filters = [
    { name: 'channel', label: words.channel, options: Object.entries(words.channels) },
    { name: 'state', label: words.state, options: Object.entries(words.states) },
    {
      name: 'campaign',
      label: words.campaign,
      options: (campaigns.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    },
  ];
  return (
    <>
      <div className={classes.heading}>
        <h1 className={classes.title}>{words.title}</h1>
        <div className={classes.filters}>
          {filters.map(({ name, label, options }) => (
            <NativeSelect
              key={name}
              label={label}
              value={chosen(name) ?? ''}
              onChange={({ currentTarget }) => put(name, currentTarget.value)}
              data={[{ value: '', label: words.all }, ...options.map(([value, shown]) => ({ value, label: shown }))]}
            />
          ))}
        </div>
      </div>
      <div className={panel.panel}>
        <MessageList filter={{ channel: chosen('channel'), state: chosen('state'), campaign: chosen('campaign') }} open={open} />
      </div>
      <MessageDrawer id={chosen('message') ?? null} close={() => put('message', null)} />
    </>
  );
}
