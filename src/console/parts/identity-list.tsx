import type { CallerIdentity } from '../../web/api-types.ts';
import { IdentityActions } from '../setup/identity-actions.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './lines.module.css';
import badge from './state-badge.module.css';

/** The numbers that debtors see, and how often each was used today. */
export function IdentityList({ identities }: { readonly identities: readonly CallerIdentity[] }) {
  return (
    <ul className={classes.list}>
      {identities.map((identity) => (
        <IdentityRow key={identity.id} identity={identity} />
      ))}
    </ul>
  );
}

function IdentityRow({ identity }: { readonly identity: CallerIdentity }) {
  const { lines: words, setup } = useText();
  const format = useFormat();
  const { number, creditor, state, usedToday, dailyCap, restsUntil, restReason, up, health, inboundFlow } = identity;
  return (
    <li className={classes.identity} data-identity={number}>
      <div>
        <span className={classes.name}>{number}</span>
        <span className={classes.small}>{creditor}</span>
        <span className={classes.small}>{inboundFlow ? setup.lines.answeredBy(inboundFlow) : setup.lines.answeredByNobody}</span>
      </div>
      <div className={classes.state}>
        <span className={badge.badge} data-state={looks[state]}>
          <span className={badge.dot} aria-hidden />
          {words.identityStates[state]}
          {restsUntil && ` ${setup.lines.rests(format.minute(restsUntil))}`}
        </span>
        {restReason && <span className={classes.small}>{setup.lines.restReasons[restReason]}</span>}
      </div>
      <div className={classes.use}>
        <span>{words.usedToday(format.number(usedToday), format.number(dailyCap))}</span>
        <span className={classes.track} aria-hidden>
          <span style={{ width: `${Math.min(100, (100 * usedToday) / Math.max(1, dailyCap))}%` }} />
        </span>
        <span className={classes.small}>
          {[
            up > 0 && setup.lines.up(format.number(up)),
            health.declined > 0 && setup.lines.health(format.number(health.declined), format.number(health.attempts)),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </div>
      <IdentityActions identity={identity} />
    </li>
  );
}

const looks: Readonly<Record<CallerIdentity['state'], string>> = {
  verified: 'good',
  resting: 'stopping',
  not_verified: 'draft',
};
