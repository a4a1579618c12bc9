import type { ConfirmationWire } from '../../web/conversations/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { whyRefused } from '../text/why-refused.ts';

/** What becomes of the confirmation in writing, channel by channel, and why one does not go out. */
export function Confirmations({ of }: { readonly of: readonly ConfirmationWire[] }) {
  const text = useText();
  const {
    conversations,
    messages: { channels },
  } = text;
  const words = conversations.confirmation;
  const format = useFormat();
  if (of.length === 0) return null;
  return (
    <ul aria-label={words.label}>
      {of.map(({ channel, messageId, rule, reason, values, nextAt }) => (
        <li key={channel}>
          {messageId
            ? words.written(channels[channel])
            : words.refused(
                channels[channel],
                whyRefused({ rule: rule ?? '', reason: reason ?? '', values }, text, format),
                nextAt && format.minute(nextAt),
              )}
        </li>
      ))}
    </ul>
  );
}
