import type { Connection } from '../api/live.ts';
import { useText } from '../text/use-text.ts';
import classes from './connection-mark.module.css';

/** A dot and a word: whether what is on the screen is what is so. */
export function ConnectionMark({ connection }: { readonly connection: Connection }) {
  const { connection: words } = useText();
  return (
    <span className={classes.mark} data-connection={connection} role="status">
      <span className={classes.dot} aria-hidden />
      <span className={classes.word}>{words[connection]}</span>
    </span>
  );
}
