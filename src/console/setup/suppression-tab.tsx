import { IconPhoneX } from '@tabler/icons-react';
import { useLists, useMayChange } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ImportHistory } from './import-history.tsx';
import classes from './setup.module.css';
import { SuppressionFile } from './suppression-file.tsx';
import { SuppressionNumber } from './suppression-number.tsx';

/** Numbers that are neither called nor written to: the lists, one number, and files. */
export function SuppressionTab() {
  const { setup } = useText();
  const words = setup.suppression;
  const format = useFormat();
  const mayChange = useMayChange();
  const lists = useLists();
  if (!lists.data) return <Waiting failed={lists.isError} retry={() => void lists.refetch()} />;
  const { items } = lists.data;
  return (
    <>
      <p className={classes.lead}>{words.lead}</p>
      <div className={panel.panel}>
        {items.length === 0 ? (
          <Empty icon={<IconPhoneX size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
        ) : (
          <ul className={classes.list} aria-label={words.lists}>
            {items.map(({ list, numbers, inForce, latest }) => (
              <li key={list} className={classes.row} data-list={list}>
                <span className={classes.name}>{list}</span>
                <span>{words.inForce(format.number(inForce), format.number(numbers))}</span>
                <span className={classes.small}>{words.latest(format.minute(latest))}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {mayChange && (
        <>
          <div className={classes.subhead}>
            <h2 className={classes.subtitle}>{words.one}</h2>
          </div>
          <div className={panel.panel}>
            <SuppressionNumber />
          </div>
          <div className={classes.subhead}>
            <h2 className={classes.subtitle}>{words.fileTitle}</h2>
          </div>
          <div className={panel.panel}>
            <SuppressionFile />
          </div>
        </>
      )}
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{setup.imports.history}</h2>
      </div>
      <div className={panel.panel}>
        <ImportHistory kind="suppression" />
      </div>
    </>
  );
}
