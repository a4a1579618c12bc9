import type { CallFacts } from '../flow/session.ts';
import type { ContactPolicy } from '../gate/contact.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Debtor } from '../receivables/find-debtor.ts';
import type { Conversation } from '../receivables/model.ts';
import { type AboutCall, callFacts } from './call-facts.ts';
import { callbackSlots } from './callback-slots.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Attempt, CampaignSettings } from './model.ts';

/** Looks up what a call may know besides who owes what: one read, the rest is at hand. */
export async function gatherCallFacts(
  tools: DialerTools,
  tx: Tx,
  about: {
    readonly debtor: Debtor;
    readonly conversation: Conversation;
    readonly settings: Pick<CampaignSettings, 'ringMs' | 'longestCallMs'>;
    readonly lastCall: Pick<Attempt, 'result'> | null;
    /** The packs that bind a call to her. */
    readonly binding: ContactPolicy;
  },
  call: Pick<AboutCall, 'attemptNumber' | 'callbackNumber'>,
): Promise<CallFacts> {
  const { debtor, conversation, settings, lastCall, binding } = about;
  return callFacts(tools, debtor, conversation, {
    ...call,
    promises: await tools.books.promises.openOrBroken(tx, conversation.caseId),
    lastResult: lastCall?.result ?? null,
    callbackSlots: callbackSlots(binding, tools.clock.now(), settings.ringMs + settings.longestCallMs),
  });
}
