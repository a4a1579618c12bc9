import { IconChevronLeft, IconMoodEmpty } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { ApiProblem } from '../api/client.ts';
import { useConversations } from '../api/conversation-queries.ts';
import { useDebtor } from '../api/debtor-queries.ts';
import { DebtorParties } from '../cases/debtor-parties.tsx';
import { RecordSaid } from '../conversations/record-said.tsx';
import { CallDrawer } from '../parts/call-drawer.tsx';
import { DebtorFile } from '../parts/debtor-file.tsx';
import { DebtorTimeline } from '../parts/debtor-timeline.tsx';
import { Empty } from '../parts/empty.tsx';
import { JoinCampaign } from '../parts/join-campaign.tsx';
import { MessageDrawer } from '../parts/message-drawer.tsx';
import panel from '../parts/panel.module.css';
import { useFilters } from '../parts/use-filters.ts';
import { Waiting } from '../parts/waiting.tsx';
import { DebtorStanding } from '../strategies/debtor-standing.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import campaign from './campaign-page.module.css';
import classes from './debtor-page.module.css';

/** One person: what stands now on the one side, all that happened on the other. Live. */
export function DebtorPage({ id }: { readonly id: string }) {
  const { debtor: words, product } = useText();
  const format = useFormat();
  const debtor = useDebtor(id);
  const talk = useConversations(id).data?.items ?? [];
  const { chosen, put } = useFilters();
  const name = debtor.data?.name;
  useEffect(() => {
    document.title = `${name ?? words.back} · ${product}`;
  }, [name, words, product]);
  if (debtor.error instanceof ApiProblem && [400, 404].includes(debtor.error.status))
    return <Empty icon={<IconMoodEmpty size={28} stroke={1.6} />} title={words.missingTitle} body={words.missingBody} />;
  if (!debtor.data) return <Waiting failed={debtor.isError} retry={() => void debtor.refetch()} />;
  const { kind, country, language, open } = debtor.data;
  return (
    <>
      <Link href="/debtors" className={campaign.back}>
        <IconChevronLeft size={16} aria-hidden />
        {words.back}
      </Link>
      <div className={classes.heading}>
        <div>
          <h1 className={campaign.title}>{name}</h1>
          <p className={campaign.meta}>
            {[words.kinds[kind], format.country(country), language && format.language(language)].filter(Boolean).join(' · ')}
          </p>
          {talk.length > 0 && (
            <div className={classes.orders}>
              <RecordSaid debtor={id} who={name ?? ''} conversations={talk} />
              <JoinCampaign id={id} who={name ?? ''} />
            </div>
          )}
        </div>
        <div className={classes.owes}>
          <span>{words.owes}</span>
          <strong>{open.length === 0 ? words.nothingOpen : open.map((amount) => format.money(amount)).join(' + ')}</strong>
        </div>
      </div>
      <div className={classes.sides}>
        <div className={classes.side}>
          <DebtorStanding id={id} />
          <DebtorFile debtor={debtor.data} />
          <DebtorParties id={id} />
        </div>
        <section className={`${panel.panel} ${classes.timeline}`} aria-labelledby="timeline">
          <h2 id="timeline" className={classes.subtitle}>
            {words.timeline}
          </h2>
          <DebtorTimeline
            id={id}
            openCall={(call) => put('call', call, true)}
            openMessage={(message) => put('message', message, true)}
          />
        </section>
      </div>
      <CallDrawer id={chosen('call') ?? null} close={() => put('call', null)} />
      <MessageDrawer id={chosen('message') ?? null} close={() => put('message', null)} />
    </>
  );
}
