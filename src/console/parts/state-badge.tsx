import type { Campaign } from '../../web/api-types.ts';
import { useDialling } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import classes from './state-badge.module.css';

/** A campaign's state; the dot breathes while calls go out. `held`: it would run, but the red button is in force. */
export function StateBadge({ state }: { readonly state: Campaign['state'] }) {
  const { campaign: words } = useText();
  const held = useDialling().data?.allowed === false && state === 'running';
  return (
    <span className={classes.badge} data-state={held ? 'held' : state}>
      <span className={classes.dot} aria-hidden />
      {held ? words.held : words.states[state]}
    </span>
  );
}
