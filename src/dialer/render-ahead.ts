import { promptsOf } from '../flow/prompts-of.ts';
import type { Language } from '../kernel/country.ts';
import type { EntryId } from '../kernel/ids.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { findDebtor } from '../receivables/find-debtor.ts';
import { callFacts } from './call-facts.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Campaign } from './model.ts';
import type { WordedSay } from './ports.ts';
import { worded } from './worded.ts';

/**
 * Renders all that the first calls of a campaign can say, the names of its people among it, before it is started: while calls are up,
 * nothing is left to render. Whoever cannot be called now is passed over. Throws Fault when a prompt cannot be said.
 */
export async function renderAhead(tools: DialerTools, campaign: Campaign): Promise<void> {
  const { work, entries, clock } = tools;
  const waiting = (await work.run((tx) => entries.due(tx, campaign.id, clock.now().epochMilliseconds, mostEntries))).values();
  const worker = async () => {
    for (const entry of waiting) {
      const words = await firstWords(tools, campaign, entry);
      if (words) await tools.audio.prepare(words.language, words.prompts);
    }
  };
  await Promise.all(Array.from({ length: peopleAtOnce }, worker));
}

/** A voice speaks the words of several people in little more time than those of one. */
const peopleAtOnce = 8;
const mostEntries = 100_000;

async function firstWords(
  tools: DialerTools,
  { creditorId, flow: name }: Campaign,
  entryId: EntryId,
): Promise<{ readonly language: Language; readonly prompts: readonly WordedSay[] } | undefined> {
  const flow = tools.flows.published(name);
  return tools.work.run(async (tx) => {
    const entry = await tools.entries.find(tx, entryId);
    const debtor = entry && (await findDebtor(tools.books, tx, entry.personId, creditorId));
    const conversation = entry && (await findConversation(tools, tx, entry.personId, creditorId));
    const identity = (await tools.identities.all(tx)).find((each) => each.creditorId === creditorId);
    if (!flow || !debtor || !conversation || !identity || !flow.languages.includes(debtor.language)) return undefined;
    const call = { attemptNumber: entry.attempts + 1, callbackNumber: identity.number };
    const facts = callFacts(tools, debtor, conversation, call);
    const prompts = promptsOf(flow, facts, debtor.language).map((say) => worded(flow, debtor.language, say));
    return { language: debtor.language, prompts };
  });
}
