import type { Message } from '../../web/api-types.ts';
import { useText } from '../text/use-text.ts';
import classes from './result-chip.module.css';

const tones: Readonly<Record<Message['state'], string>> = {
  waiting: 'calm',
  handing_over: 'info',
  handed_over: 'good',
  failed: 'bad',
  unknown: 'warn',
};

/** What became of a message, in a word. */
export function MessageState({ state }: { readonly state: Message['state'] }) {
  const { messages: words } = useText();
  return (
    <span className={classes.chip} data-tone={tones[state]}>
      {words.states[state]}
    </span>
  );
}
