import { Button } from '@mantine/core';
import { IconChevronRight, IconPhoneOutgoing, IconPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { Campaign } from '../../web/api-types.ts';
import { useCampaigns } from '../api/queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { StateBadge } from '../parts/state-badge.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './campaigns-page.module.css';

export function CampaignsPage() {
  const text = useText();
  const campaigns = useCampaigns();
  useEffect(() => {
    document.title = `${text.campaigns.title} · ${text.product}`;
  }, [text]);
  if (!campaigns.data) return <Waiting failed={campaigns.isError} retry={() => void campaigns.refetch()} />;
  const { items } = campaigns.data;
  return (
    <>
      <div className={classes.heading}>
        <h1 className={classes.title}>{text.campaigns.title}</h1>
        <Button component={Link} href="/campaigns/new" leftSection={<IconPlus size={17} aria-hidden />}>
          {text.desk.button}
        </Button>
      </div>
      <div className={panel.panel}>
        {items.length === 0 ? (
          <Empty
            icon={<IconPhoneOutgoing size={28} stroke={1.6} />}
            title={text.campaigns.emptyTitle}
            body={text.campaigns.emptyBody}
          >
            <Button component={Link} href="/setup">
              {text.campaigns.firstSteps}
            </Button>
          </Empty>
        ) : (
          <ul className={classes.list}>
            {items.map((campaign) => (
              <CampaignRow key={campaign.id} campaign={campaign} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function CampaignRow({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const format = useFormat();
  const { totals } = campaign;
  return (
    <li className={classes.row}>
      <div>
        <Link href={`/campaigns/${campaign.id}`} className={classes.name}>
          {campaign.name}
        </Link>
        <span className={classes.small}>
          {text.campaign.flow(campaign.flow)},{' '}
          {campaign.startedAt ? text.campaign.started(format.minute(campaign.startedAt)) : text.campaign.notStarted}
        </span>
      </div>
      <StateBadge state={campaign.state} />
      <div className={classes.reached}>
        <span>{text.campaigns.reached(format.number(totals.debtorsReached), format.number(totals.debtors))}</span>
        <span className={classes.track} aria-hidden>
          <span style={{ width: `${totals.debtors === 0 ? 0 : (100 * totals.debtorsReached) / totals.debtors}%` }} />
        </span>
      </div>
      <IconChevronRight size={20} className={classes.chevron} aria-hidden />
    </li>
  );
}
