import type { ReactNode } from 'react';
import { useText } from '../text/use-text.ts';
import classes from './front-door.module.css';
import { LanguageChoice } from './language-choice.tsx';
import { Wordmark } from './wordmark.tsx';

/** The page before the console: one card on a quiet ground of telephone keys, and the language for those who cannot read it. */
export function FrontDoor({ children }: { readonly children: ReactNode }) {
  const text = useText();
  return (
    <div className={classes.ground}>
      <main className={classes.door}>
        <div className={classes.brand}>
          <Wordmark height={34} label={text.product} />
          <p className={classes.tagline}>{text.login.tagline}</p>
        </div>
        <div className={classes.card}>{children}</div>
        <LanguageChoice className={classes.language ?? ''} />
      </main>
    </div>
  );
}
