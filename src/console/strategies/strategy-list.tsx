import { IconStairs } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { StrategyListedWire } from '../../web/strategies/api-types.ts';
import { useStrategies } from '../api/strategy-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import badge from '../parts/state-badge.module.css';
import { Waiting } from '../parts/waiting.tsx';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** Every version, with how many receivables run in it; drafts say how they are published. */
export function StrategyList() {
  const { strategies: words } = useText();
  const format = useFormat();
  const strategies = useStrategies();
  if (!strategies.data) return <Waiting failed={strategies.isError} retry={() => void strategies.refetch()} />;
  const { items } = strategies.data;
  if (items.length === 0)
    return (
      <div className={panel.panel}>
        <Empty icon={<IconStairs size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
      </div>
    );
  return (
    <>
      <p className={setup.lead}>{words.lead}</p>
      <div className={panel.panel}>
        <ul className={setup.list}>
          {items.map(({ name, title, version, currency, state, enrolled, publishedAt, publishedBy }) => (
            <li key={`${name} ${version}`} className={setup.row} data-strategy={name} data-state={state}>
              <div>
                <Link href={`/strategies/${name}/${version}`} className={setup.name}>
                  {title}
                </Link>
                <span className={setup.small}>{[name, words.version(version), currency].join(' · ')}</span>
              </div>
              <div>
                {state === 'draft' ? words.publishHint(name) : words.enrolled(enrolled)}
                {publishedAt && publishedBy && (
                  <span className={setup.small}>{words.published(format.minute(publishedAt), publishedBy)}</span>
                )}
              </div>
              <span className={badge.badge} data-state={strategyLooks[state]}>
                <span className={badge.dot} aria-hidden />
                {words.states[state]}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** How the badge of a version looks. */
export const strategyLooks: Readonly<Record<StrategyListedWire['state'], string>> = {
  published: 'good',
  retired: 'stopped',
  draft: 'finished',
};
