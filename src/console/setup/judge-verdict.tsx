import { useState } from 'react';
import type { JudgeRunDetail, JudgeRunWire } from '../../web/setup-types.ts';
import { useJudgeRun, useProof } from '../api/setup-queries.ts';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';
import verdict from './verdict.module.css';

/** One verdict: what was found, each with the lines of the journal that prove it, and every rule with how much it looked at. */
export function JudgeVerdict({ run }: { readonly run: JudgeRunWire }) {
  const { setup } = useText();
  const words = setup.judge;
  const format = useFormat();
  const detail = useJudgeRun(run);
  if (!detail.data) return <Waiting failed={detail.isError} retry={() => void detail.refetch()} />;
  const { found, rules } = detail.data;
  return (
    <>
      {found.length > 0 && (
        <>
          <div className={classes.subhead}>
            <h2 className={classes.subtitle}>{words.findings}</h2>
          </div>
          <div className={panel.panel}>
            <ul className={classes.list}>
              {found.slice(0, shown).map((finding) => (
                <Finding key={`${finding.rule} ${finding.message} ${finding.proof.join()}`} finding={finding} />
              ))}
            </ul>
            {found.length > shown && <div className={classes.body}>{words.more(format.number(found.length - shown))}</div>}
          </div>
        </>
      )}
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{words.rules}</h2>
      </div>
      <div className={panel.panel}>
        <ul className={classes.list}>
          {rules.map(({ id, says, checked, found: broken }) => (
            <li key={id} className={verdict.rule} data-rule={id}>
              <span>{says}</span>
              <span className={broken > 0 ? classes.bad : classes.small}>
                {broken > 0 ? format.number(broken) : checked > 0 ? words.looked(format.number(checked)) : words.nothing}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

const shown = 100;

function Finding({ finding }: { readonly finding: JudgeRunDetail['found'][number] }) {
  const { setup } = useText();
  const words = setup.judge;
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const proof = useProof(finding.proof, open);
  return (
    <li className={verdict.finding}>
      <span className={classes.name}>{finding.rule}</span>
      <p>{finding.message}</p>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{words.proof(finding.proof.length)}</summary>
        <ol className={verdict.lines}>
          {proof.data?.items.map(({ seq, at, type, data }) => (
            <li key={seq}>
              <strong>
                {seq} {type}
              </strong>{' '}
              <span className={classes.small}>{format.minute(at)}</span>
              <code>{JSON.stringify(data)}</code>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
