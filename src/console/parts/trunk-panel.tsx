import type { Trunk } from '../../web/api-types.ts';
import { useChangeTrunk } from '../api/queries.ts';
import { TrunkActions } from '../setup/trunk-actions.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { CapsForm } from './caps-form.tsx';
import classes from './lines.module.css';
import { LinesGauge } from './lines-gauge.tsx';
import { TrunkStateBadge } from './trunk-state.tsx';

/** One trunk: whether it takes calls, its channels in use, and what it may carry. */
export function TrunkPanel({ trunk }: { readonly trunk: Trunk }) {
  const { lines: words } = useText();
  const format = useFormat();
  const change = useChangeTrunk(trunk.id);
  return (
    <li className={classes.trunk}>
      <div className={classes.naming}>
        <h3 className={classes.name}>{trunk.name}</h3>
        <TrunkStateBadge trunk={trunk} />
        <span className={classes.small}>
          {trunk.host}:{trunk.port}
          {trunk.simulated && `, ${words.simulated}`}
          {`, ${words.calls(trunk.destinations.map(format.country).join(', '))}`}
        </span>
        <TrunkActions trunk={trunk} />
      </div>
      <LinesGauge title={words.allCalls} lines={{ inUse: trunk.inUse, cap: trunk.channels }} />
      <CapsForm
        label={words.trunk(trunk.name)}
        current={{ calls: trunk.channels, callsPerSecond: trunk.callsPerSecond }}
        most={{ calls: 10_000, callsPerSecond: 10_000 }}
        callsLabel={words.channels}
        callsHint={words.channelsHint}
        rateHint={words.trunkRateHint}
        pending={change.isPending}
        saved={change.isSuccess}
        error={change.error}
        forget={change.reset}
        save={({ calls, callsPerSecond }, done) =>
          change.mutate(
            { ...(calls !== undefined && { channels: calls }), ...(callsPerSecond !== undefined && { callsPerSecond }) },
            { onSuccess: done },
          )
        }
      />
    </li>
  );
}
