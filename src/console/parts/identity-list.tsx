import type { CallerIdentity } from '../../web/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './lines.module.css';
import badge from './state-badge.module.css';

/** The numbers that debtors see, and how often each was used today. */
export function IdentityList({ identities }: { readonly identities: readonly CallerIdentity[] }) {
  const { lines: words } = useText();
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {identities.map(({ id, number, creditor, state, usedToday, dailyCap }) => (
        <li key={id} className={classes.identity}>
          <div>
            <span className={classes.name}>{number}</span>
            <span className={classes.small}>{creditor}</span>
          </div>
          <span className={`${badge.badge} ${classes.state}`} data-state={looks[state]}>
            <span className={badge.dot} aria-hidden />
            {words.identityStates[state]}
          </span>
          <div className={classes.use}>
            <span>{words.usedToday(format.number(usedToday), format.number(dailyCap))}</span>
            <span className={classes.track} aria-hidden>
              <span style={{ width: `${Math.min(100, (100 * usedToday) / Math.max(1, dailyCap))}%` }} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

const looks: Readonly<Record<CallerIdentity['state'], string>> = {
  verified: 'good',
  resting: 'stopping',
  not_verified: 'draft',
};
