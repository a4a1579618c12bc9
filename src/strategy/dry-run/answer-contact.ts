import type { Severity } from '../../kernel/severity.ts';
import type { Channel } from '../../receivables/model.ts';
import type { Chance } from './chance.ts';
import type { DebtorModel } from './debtor-model.ts';

/** One call, message or letter as the debtor meets it. `debtor`: whose answers these are; `nth`: of her case, whatever came of the others. */
export type MetContact = {
  readonly debtor: string;
  readonly nth: number;
  readonly channel: Channel;
  readonly severity: Severity;
  /** How often she was reached before in this rehearsal. */
  readonly reachedBefore: number;
};

/** `inDays`: when she pays, or the day that she promises. */
export type DebtorAnswer =
  | { readonly does: 'not_reached' | 'nothing' | 'disputes' | 'opts_out' | 'hardship' }
  | { readonly does: 'pays' | 'promises'; readonly inDays: number };

/** What a debtor does when she is contacted. Pure: the same chance gives the same answer. */
export function answerContact(model: DebtorModel, chance: Chance, contact: MetContact): DebtorAnswer {
  const { debtor, nth, channel, severity, reachedBefore } = contact;
  const draw = (what: string) => chance(`${debtor} ${nth} ${what}`);
  if (draw('reached') >= model.reached[channel]) return { does: 'not_reached' };
  const { pays, promises, disputes, hardship, optsOut } = model.answer[severity];
  const ready = model.wear ** reachedBefore;
  const spoken = channel === 'voice' ? 1 : 0;
  const answers = [
    ['opts_out', optsOut],
    ['disputes', disputes],
    ['hardship', hardship * spoken],
    ['pays', pays * ready],
    ['promises', promises * ready * spoken],
  ] as const;
  let left = draw('answer');
  for (const [does, likelihood] of answers) {
    left -= likelihood;
    if (left >= 0) continue;
    if (does === 'pays') return { does, inDays: 1 + Math.floor(draw('pays in') * longestPayment) };
    if (does === 'promises') return { does, inDays: 1 + Math.floor(draw('promises in') * longestPromise) };
    return { does };
  }
  return { does: 'nothing' };
}

/** Days until the money is there, and until a promised day: the flows offer no later one. */
const longestPayment = 5;
const longestPromise = 14;
