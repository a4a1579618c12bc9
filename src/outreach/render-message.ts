import type { GatheredFacts } from './gather-facts.ts';
import { isDunningName, type MessageChannel } from './model.ts';
import type { ChannelTexts, MessageTexts, NeutralFacts } from './templates/message-texts.ts';
import { countSmsParts } from './text/count-sms-parts.ts';
import { plainLetters } from './text/plain-letters.ts';

/** The words as they leave. `parts`: of an SMS; `subject`: of an e-mail. */
export type RenderedMessage = { readonly subject: string | null; readonly body: string; readonly parts: number | null };

/** Puts the facts into words. `neutral` given: the words that tell of nothing, whatever was asked for. Pure. */
export function renderMessage(
  texts: MessageTexts,
  channel: MessageChannel,
  gathered: GatheredFacts,
  neutral: NeutralFacts | null,
): RenderedMessage {
  const { template } = gathered;
  if (neutral) return render(isDunningName(template) ? texts.neutralNotice : texts.neutral, channel, neutral);
  switch (gathered.template) {
    case 'promise-confirmation':
      return render(texts['promise-confirmation'], channel, gathered.facts);
    case 'plan-confirmation':
      return render(texts['plan-confirmation'], channel, gathered.facts);
    case 'callback-confirmation':
      return render(texts['callback-confirmation'], channel, gathered.facts);
    case 'payment-details':
      return render(texts['payment-details'], channel, gathered.facts);
    case 'opt-out-confirmation':
      return render(texts['opt-out-confirmation'], channel, gathered.facts);
    default:
      return render(texts[gathered.template], channel, gathered.facts);
  }
}

function render<Facts>(texts: ChannelTexts<Facts>, channel: MessageChannel, facts: Facts): RenderedMessage {
  if (channel === 'email') {
    const { subject, text } = texts.email(facts);
    return { subject, body: text, parts: null };
  }
  const body = plainLetters(texts.sms(facts)).replace(/ {2,}/g, ' ').trim();
  return { subject: null, body, parts: countSmsParts(body).parts };
}
