import { promptsOf } from '../flow/prompts-of.ts';
import { type WordedSay, withTexts } from '../flow/with-texts.ts';
import { policyFor } from '../gate/ask-gate.ts';
import type { Language } from '../kernel/country.ts';
import type { EntryId } from '../kernel/ids.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { findDebtor } from '../receivables/find-debtor.ts';
import type { DialerTools } from './dialer-tools.ts';
import { gatherCallFacts } from './gather-call-facts.ts';
import { wordsForCaller } from './inbound/words-for-caller.ts';
import type { Campaign } from './model.ts';

/**
 * Renders all that the first calls of a campaign can say, the names of its people among it, before it is started, and what they hear who call the
 * displayed number back: while calls are up, nothing is left to render. Whoever cannot be called now is passed over. Throws Fault when a prompt cannot be said.
 */
export async function renderAhead(tools: DialerTools, campaign: Campaign): Promise<void> {
  const { work, entries, clock } = tools;
  const waiting = (await work.run((tx) => entries.due(tx, campaign.id, clock.now().epochMilliseconds, mostEntries))).values();
  const worker = async () => {
    for (const entry of waiting) {
      for (const { language, prompts } of await firstWords(tools, campaign, entry)) await tools.audio.prepare(language, prompts);
    }
  };
  await Promise.all(Array.from({ length: peopleAtOnce }, worker));
}

/** A voice speaks the words of several people in little more time than those of one. */
const peopleAtOnce = 8;
const mostEntries = 100_000;

type Words = { readonly language: Language; readonly prompts: readonly WordedSay[] };

async function firstWords(
  tools: DialerTools,
  { creditorId, flow: name, settings }: Campaign,
  entryId: EntryId,
): Promise<readonly Words[]> {
  const flow = tools.flows.published(name);
  return tools.work.run(async (tx) => {
    const entry = await tools.entries.find(tx, entryId);
    const debtor = entry && (await findDebtor(tools.books, tx, entry.personId, creditorId));
    const conversation = entry && (await findConversation(tools, tx, entry.personId, creditorId));
    const identities = (await tools.identities.all(tx)).filter((each) => each.creditorId === creditorId);
    const [identity] = identities;
    if (!flow || !debtor || !conversation || !identity || !flow.languages.includes(debtor.language)) return [];
    const lastCall = await tools.attempts.lastCall(tx, entry.personId, creditorId);
    const { country: creditor } = debtor.creditor;
    const whereabouts = { region: debtor.phones[0]?.phone.region ?? creditor, home: debtor.person.country, creditor };
    const binding = policyFor(tools.gate.packs, whereabouts, tools.clock.now());
    const facts = await gatherCallFacts(
      tools,
      tx,
      { debtor, conversation, settings, lastCall, binding },
      {
        attemptNumber: entry.attempts + 1,
        callbackNumber: identity.number,
      },
    );
    const line = identities.find(({ inboundFlow }) => inboundFlow !== null);
    const inReturn = line && (await wordsForCaller(tools, tx, debtor.person.id, debtor.creditor, line));
    const prompts = withTexts(flow, debtor.language, promptsOf(flow, facts, debtor.language));
    return [{ language: debtor.language, prompts }, ...(inReturn ? [inReturn] : [])];
  });
}
