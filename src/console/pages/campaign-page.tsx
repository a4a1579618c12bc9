import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronLeft, IconMoodEmpty } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { Link } from 'wouter';
import type { Campaign } from '../../web/api-types.ts';
import { ApiProblem } from '../api/client.ts';
import { useCampaign } from '../api/queries.ts';
import { CallDrawer } from '../parts/call-drawer.tsx';
import { CallList } from '../parts/call-list.tsx';
import { CampaignSummary } from '../parts/campaign-summary.tsx';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { RefusalList } from '../parts/refusal-list.tsx';
import { SettingsDrawer } from '../parts/settings-drawer.tsx';
import { StartStop } from '../parts/start-stop.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { TabRow } from '../parts/tab-row.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './campaign-page.module.css';

type Tab = 'calls' | 'refusals';

/** A campaign as it happens. The open tab, the open call and the open settings are in the address, so that they can be sent to a colleague. */
export function CampaignPage({ id, tab }: { readonly id: string; readonly tab: Tab }) {
  const text = useText();
  const campaign = useCampaign(id);
  const { chosen, has, put } = useFilters();
  const open = useCallback((call: string) => put('call', call, true), [put]);
  const name = campaign.data?.name;
  useEffect(() => {
    document.title = `${name ?? text.campaigns.title} · ${text.product}`;
  }, [name, text]);

  if (campaign.error instanceof ApiProblem && [400, 404].includes(campaign.error.status))
    return (
      <Empty icon={<IconMoodEmpty size={28} stroke={1.6} />} title={text.campaign.missingTitle} body={text.campaign.missingBody}>
        <Link href="/campaigns" className={classes.back}>
          {text.campaign.backToAll}
        </Link>
      </Empty>
    );
  if (!campaign.data) return <Waiting failed={campaign.isError} retry={() => void campaign.refetch()} />;
  return (
    <>
      <Heading campaign={campaign.data} openSettings={() => put('settings', 'open', true)} />
      <CampaignSummary campaign={campaign.data} />
      <section className={`${panel.panel} ${classes.lists}`}>
        <Tabs campaign={campaign.data} tab={tab} />
        {tab === 'calls' ? <CallList campaign={campaign.data} open={open} /> : <RefusalList campaignId={id} />}
      </section>
      <SettingsDrawer id={id} opened={has('settings')} close={() => put('settings', null)} />
      <CallDrawer id={chosen('call') ?? null} close={() => put('call', null)} />
    </>
  );
}

function Heading({ campaign, openSettings }: { readonly campaign: Campaign; readonly openSettings: () => void }) {
  const text = useText();
  const format = useFormat();
  return (
    <div className={classes.heading}>
      <div className={classes.naming}>
        <Link href="/campaigns" className={classes.back}>
          <IconChevronLeft size={16} aria-hidden />
          {text.campaign.backToAll}
        </Link>
        <div className={classes.titleRow}>
          <h1 className={classes.title}>{campaign.name}</h1>
          <StateBadge state={campaign.state} />
        </div>
        <p className={classes.meta}>
          {text.campaign.flow(campaign.flow)},{' '}
          {campaign.startedAt ? text.campaign.started(format.minute(campaign.startedAt)) : text.campaign.notStarted}
        </p>
      </div>
      <div className={classes.orders}>
        {['draft', 'running', 'paused'].includes(campaign.state) && (
          <Button
            variant="default"
            leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}
            aria-haspopup="dialog"
            onClick={openSettings}
          >
            {text.settings.title}
          </Button>
        )}
        <StartStop campaign={campaign} />
      </div>
    </div>
  );
}

function Tabs({ campaign, tab }: { readonly campaign: Campaign; readonly tab: Tab }) {
  const { campaign: words } = useText();
  const format = useFormat();
  const here = `/campaigns/${campaign.id}`;
  const tabs = [
    { name: 'calls', label: words.calls, count: format.number(campaign.totals.callsPlaced), path: here },
    { name: 'refusals', label: words.refusals, count: format.number(campaign.totals.refused), path: `${here}/refusals` },
  ] as const;
  return (
    <div className={classes.tabs}>
      <TabRow title={campaign.name} tabs={tabs} here={tab} />
    </div>
  );
}
