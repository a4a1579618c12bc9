import type { CreditorContact } from '../receivables/creditor-contact.ts';
import type { GatheredFacts } from './gather-facts.ts';
import { isDunningName, type MessageChannel } from './model.ts';
import { tellsOfDebt } from './template-terms.ts';
import type { ChannelTexts, MessageTexts, NeutralFacts } from './templates/message-texts.ts';
import { countSmsParts } from './text/count-sms-parts.ts';
import { plainLetters } from './text/plain-letters.ts';
import { callLines, shortestWay, waysToReach } from './text/ways-to-reach.ts';

/** The words as they leave. `parts`: of an SMS; `subject`: of an e-mail. */
export type RenderedMessage = { readonly subject: string | null; readonly body: string; readonly parts: number | null };

/**
 * Puts the facts into words, and says how the creditor is reached. `neutral` given: the words that tell of nothing, whatever was asked for;
 * they, and what tells of no debt, name its telephone at most. Pure.
 */
export function renderMessage(
  texts: MessageTexts,
  channel: MessageChannel,
  gathered: GatheredFacts,
  neutral: NeutralFacts | null,
  contact: CreditorContact,
): RenderedMessage {
  const { subject, text } = neutral
    ? write(isDunningName(gathered.template) ? texts.neutralNotice : texts.neutral, channel, neutral)
    : writeGathered(texts, channel, gathered);
  const open = !neutral && tellsOfDebt(gathered.template);
  if (channel === 'email') return { subject, body: signed(text, open ? waysToReach(contact) : callLines(contact)), parts: null };
  const told = asSms(text);
  const way = open ? shortestWay(contact) : neutral && shortestWay({ ...contact, email: null, web: null });
  if (!way) return told;
  const telling = asSms(`${text} ${way}`);
  // the neutral words ask for a call and say no more; of the others, every further part is paid for
  return neutral || telling.parts === told.parts ? telling : told;
}

type Words = { readonly subject: string | null; readonly text: string };

function writeGathered(texts: MessageTexts, channel: MessageChannel, gathered: GatheredFacts): Words {
  switch (gathered.template) {
    case 'promise-confirmation':
      return write(texts['promise-confirmation'], channel, gathered.facts);
    case 'plan-confirmation':
      return write(texts['plan-confirmation'], channel, gathered.facts);
    case 'callback-confirmation':
      return write(texts['callback-confirmation'], channel, gathered.facts);
    case 'payment-details':
      return write(texts['payment-details'], channel, gathered.facts);
    case 'opt-out-confirmation':
      return write(texts['opt-out-confirmation'], channel, gathered.facts);
    default:
      return write(texts[gathered.template], channel, gathered.facts);
  }
}

function write<Facts>(texts: ChannelTexts<Facts>, channel: MessageChannel, facts: Facts): Words {
  return channel === 'email' ? texts.email(facts) : { subject: null, text: texts.sms(facts) };
}

/** The last lines of a letter are the sender's. */
function signed(text: string, ways: readonly string[]): string {
  return [text.trimEnd(), ...ways, ''].join('\n');
}

function asSms(text: string): RenderedMessage {
  const body = plainLetters(text).replace(/ {2,}/g, ' ').trim();
  return { subject: null, body, parts: countSmsParts(body).parts };
}
