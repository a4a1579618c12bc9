import type { Limits } from '../../web/api-types.ts';
import { useChangeLimits } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { CapsForm } from './caps-form.tsx';
import classes from './lines.module.css';
import { LinesGauge } from './lines-gauge.tsx';

/** The limit over everything, how much of it is in use, and how far it may be raised. */
export function LimitsPanel({ limits }: { readonly limits: Limits }) {
  const { lines: words } = useText();
  const change = useChangeLimits();
  return (
    <div className={classes.overall}>
      <LinesGauge title={words.allCalls} lines={{ inUse: limits.inUse, cap: limits.calls }} />
      <CapsForm
        label={words.overall}
        current={limits}
        most={limits.ceiling}
        callsLabel={words.callsAtOnce}
        callsHint={words.ceiling(limits.ceiling.calls)}
        rateHint={words.ceiling(limits.ceiling.callsPerSecond)}
        pending={change.isPending}
        saved={change.isSuccess}
        error={change.error}
        forget={change.reset}
        save={(wish, done) => change.mutate(wish, { onSuccess: done })}
      />
    </div>
  );
}
