import { useEffect } from 'react';
import panel from '../parts/panel.module.css';
import { RefusalList } from '../parts/refusal-list.tsx';
import { useText } from '../text/use-text.ts';
import classes from './lines-page.module.css';

/** What rules forbade in every campaign. */
export function RefusalsPage() {
  const { refused: words, product } = useText();
  useEffect(() => {
    document.title = `${words.title} · ${product}`;
  }, [words, product]);
  return (
    <>
      <h1 className={classes.title}>{words.title}</h1>
      <p className={classes.note}>{words.intro}</p>
      <div className={`${panel.panel} ${classes.below}`}>
        <RefusalList campaignId={null} />
      </div>
    </>
  );
}
