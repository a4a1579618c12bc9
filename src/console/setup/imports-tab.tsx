import { useMayChange } from '../api/setup-queries.ts';
import panel from '../parts/panel.module.css';
import { useText } from '../text/use-text.ts';
import { ImportHistory } from './import-history.tsx';
import { NewImport } from './new-import.tsx';
import classes from './setup.module.css';

/** Files of receivables: a new one, and what became of the others. */
export function ImportsTab() {
  const { setup } = useText();
  const words = setup.imports;
  const mayChange = useMayChange();
  return (
    <>
      {mayChange && (
        <>
          <div className={classes.subhead}>
            <h2 className={classes.subtitle}>{words.newTitle}</h2>
          </div>
          <div className={panel.panel}>
            <NewImport />
          </div>
        </>
      )}
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{words.history}</h2>
      </div>
      <div className={panel.panel}>
        <ImportHistory />
      </div>
    </>
  );
}
