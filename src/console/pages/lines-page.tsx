import { IconPhoneOff, IconRouteOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useCallerIdentities, useLimits, useTrunks } from '../api/queries.ts';
import { Empty } from '../parts/empty.tsx';
import { IdentityList } from '../parts/identity-list.tsx';
import { LimitsPanel } from '../parts/limits-panel.tsx';
import list from '../parts/lines.module.css';
import panel from '../parts/panel.module.css';
import { TrunkPanel } from '../parts/trunk-panel.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { AddLine } from '../setup/add-line.tsx';
import { HoldsNote } from '../setup/holds-note.tsx';
import { useText } from '../text/use-text.ts';
import classes from './lines-page.module.css';

/** What calls leave by: the limit over everything, trunks, and the numbers that debtors see. Live. */
export function LinesPage() {
  const { lines: words, product } = useText();
  const [limits, trunks, identities] = [useLimits(), useTrunks(), useCallerIdentities()];
  useEffect(() => {
    document.title = `${words.title} · ${product}`;
  }, [words, product]);
  const all = [limits, trunks, identities];
  if (!limits.data || !trunks.data || !identities.data)
    return <Waiting failed={all.some(({ isError }) => isError)} retry={() => all.forEach((query) => void query.refetch())} />;
  return (
    <>
      <h1 className={classes.title}>{words.title}</h1>
      <p className={classes.note}>{words.fromTheNextCall}</p>
      <HoldsNote />
      <h2 className={classes.subtitle}>{words.overall}</h2>
      <div className={panel.panel}>
        <LimitsPanel limits={limits.data} />
      </div>
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{words.trunks}</h2>
        <AddLine what="trunk" />
      </div>
      <div className={panel.panel}>
        {trunks.data.items.length === 0 ? (
          <Empty icon={<IconRouteOff size={28} stroke={1.6} />} title={words.noTrunkTitle} body={words.noTrunkBody} />
        ) : (
          <ul className={list.list}>
            {trunks.data.items.map((trunk) => (
              <TrunkPanel key={trunk.id} trunk={trunk} />
            ))}
          </ul>
        )}
      </div>
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{words.identities}</h2>
        <AddLine what="identity" />
      </div>
      <div className={panel.panel}>
        {identities.data.items.length === 0 ? (
          <Empty icon={<IconPhoneOff size={28} stroke={1.6} />} title={words.noIdentityTitle} body={words.noIdentityBody} />
        ) : (
          <IdentityList identities={identities.data.items} />
        )}
      </div>
    </>
  );
}
