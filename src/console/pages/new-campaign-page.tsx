import { Button } from '@mantine/core';
import { IconChevronLeft, IconUsersGroup } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useCampaignChoices, useFlows } from '../api/desk-queries.ts';
import { CampaignForm } from '../parts/campaign-form.tsx';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useText } from '../text/use-text.ts';
import campaign from './campaign-page.module.css';
import classes from './lines-page.module.css';

/** Making a campaign: what it is, and beside it what it will do. */
export function NewCampaignPage() {
  const { desk: words, campaign: campaigns, campaigns: all, product } = useText();
  const choices = useCampaignChoices();
  const flows = useFlows();
  useEffect(() => {
    document.title = `${words.title} · ${product}`;
  }, [words, product]);
  const failed = choices.isError || flows.isError;
  return (
    <>
      <Link href="/campaigns" className={campaign.back}>
        <IconChevronLeft size={16} aria-hidden />
        {campaigns.backToAll}
      </Link>
      <h1 className={classes.title}>{words.title}</h1>
      <p className={classes.note}>{words.intro}</p>
      {choices.data && flows.data ? (
        choices.data.creditors.length === 0 ? (
          <div className={`${panel.panel} ${classes.below}`}>
            <Empty icon={<IconUsersGroup size={28} stroke={1.6} />} title={words.noCreditorTitle} body={words.noCreditorBody}>
              <Button component={Link} href="/setup">
                {all.firstSteps}
              </Button>
            </Empty>
          </div>
        ) : (
          <CampaignForm choices={choices.data} flows={flows.data.items} />
        )
      ) : (
        <Waiting
          failed={failed}
          retry={() => {
            void choices.refetch();
            void flows.refetch();
          }}
        />
      )}
    </>
  );
}
