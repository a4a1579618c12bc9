import { useText } from '../text/use-text.ts';
import classes from './keys-pressed.module.css';

/** The digits as evidence: one cap per entry; identity digits are never known here, only how many they were. */
export function KeysPressed({ keyed }: { readonly keyed: readonly string[] }) {
  const { calls: words } = useText();
  if (keyed.length === 0) return null;
  return (
    <span className={classes.keys}>
      {keyed.map((digits, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name but their place, and places never change
        <KeyCap key={index} digits={digits} masked={words.masked(digits.length)} />
      ))}
    </span>
  );
}

export function KeyCap({ digits, masked }: { readonly digits: string; readonly masked: string }) {
  if (!digits.includes('•')) return <kbd className={classes.cap}>{digits}</kbd>;
  return (
    <kbd className={classes.cap} data-masked>
      <span aria-hidden>{digits}</span>
      <span className="visually-hidden">{masked}</span>
    </kbd>
  );
}
