import type { ResultCode } from '../../kernel/result-code.ts';
import { useText } from '../text/use-text.ts';
import classes from './result-chip.module.css';

type Tone = 'good' | 'info' | 'lilac' | 'warn' | 'bad' | 'calm';

const tones: Readonly<Record<ResultCode, Tone>> = {
  refused_by_gate: 'warn',
  no_answer: 'calm',
  unreachable: 'calm',
  busy: 'calm',
  declined: 'calm',
  no_response: 'calm',
  invalid_number: 'bad',
  number_changed: 'bad',
  bad_format: 'bad',
  spam_blocked: 'bad',
  carrier_failed: 'bad',
  carrier_rejected: 'bad',
  trunk_dead: 'bad',
  lost: 'bad',
  machine: 'calm',
  machine_message_left: 'calm',
  fax: 'calm',
  hung_up_early: 'calm',
  silent: 'calm',
  not_verified: 'warn',
  wrong_person: 'warn',
  opted_out: 'warn',
  rpc_informed: 'info',
  rpc_ptp: 'good',
  rpc_plan: 'good',
  rpc_paid_claimed: 'info',
  rpc_dispute: 'lilac',
  rpc_hardship: 'lilac',
  rpc_refuses: 'lilac',
  rpc_callback: 'info',
  rpc_transferred: 'info',
};

/** A result in human words; its colour says what kind: reached, not reached, broken. */
export function ResultChip({ result }: { readonly result: ResultCode }) {
  const text = useText();
  return (
    <span className={classes.chip} data-tone={tones[result]}>
      {text.calls.results[result]}
    </span>
  );
}
