import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import type { Call } from '../../web/api-types.ts';
import { useText } from '../text/use-text.ts';
import classes from './call-state.module.css';

/** Where a call stands, with an icon that lives while the call does. Talking names the flow's node. */
export function CallState({ call }: { readonly call: Pick<Call, 'state' | 'node'> }) {
  const text = useText();
  return (
    <span className={classes.state} data-state={call.state}>
      <span className={classes.icon} aria-hidden>
        <LivingIcon state={call.state} />
      </span>
      <span>
        {text.calls.states[call.state]}
        {call.state === 'talking' && call.node && <span className={classes.node}>{call.node}</span>}
      </span>
    </span>
  );
}

function LivingIcon({ state }: Pick<Call, 'state'>) {
  switch (state) {
    case 'dialling':
      return (
        <span className={classes.dots}>
          <i />
          <i />
          <i />
        </span>
      );
    case 'ringing':
      return <IconPhone size={18} stroke={1.9} className={classes.shake} />;
    case 'talking':
      return (
        <span className={classes.voice}>
          <i />
          <i />
          <i />
          <i />
        </span>
      );
    case 'ended':
      return <IconPhoneOff size={17} stroke={1.6} />;
  }
}
