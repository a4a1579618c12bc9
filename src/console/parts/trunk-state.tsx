import type { Trunk } from '../../web/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import badge from './state-badge.module.css';

/** Whether a trunk takes calls, and since when it does not. */
export function TrunkStateBadge({ trunk }: { readonly trunk: Trunk }) {
  const { lines: words } = useText();
  const format = useFormat();
  const { state, breaker } = trunk;
  const since = state === 'unreachable' && breaker?.state === 'open' ? ` ${words.since(format.minute(breaker.since))}` : '';
  return (
    <span className={badge.badge} data-state={looks[state]}>
      <span className={badge.dot} aria-hidden />
      {words.trunkStates[state]}
      {since}
    </span>
  );
}

const looks: Readonly<Record<Trunk['state'], string>> = {
  reachable: 'running',
  unreachable: 'held',
  unmonitored: 'draft',
  unknown: 'draft',
};
