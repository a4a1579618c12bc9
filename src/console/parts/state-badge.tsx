import type { Campaign } from '../../web/api-types.ts';
import { useText } from '../text/use-text.ts';
import classes from './state-badge.module.css';

/** A campaign's state; the dot breathes while calls go out. */
export function StateBadge({ state }: { readonly state: Campaign['state'] }) {
  const text = useText();
  return (
    <span className={classes.badge} data-state={state}>
      <span className={classes.dot} aria-hidden />
      {text.campaign.states[state]}
    </span>
  );
}
