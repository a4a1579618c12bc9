import { Button } from '@mantine/core';
import type { DoctorCheckWire } from '../../web/setup-types.ts';
import { useChecks, useServerSettings } from '../api/setup-queries.ts';
import panel from '../parts/panel.module.css';
import badge from '../parts/state-badge.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useText } from '../text/use-text.ts';
import { HoldsNote } from './holds-note.tsx';
import classes from './setup.module.css';

/** What is there, what is missing and what to do about it; and the server's settings. */
export function ChecksTab() {
  const { setup } = useText();
  const words = setup.checks;
  const checks = useChecks();
  const settings = useServerSettings();
  if (!checks.data || !settings.data)
    return (
      <Waiting
        failed={checks.isError || settings.isError}
        retry={() => void Promise.all([checks.refetch(), settings.refetch()])}
      />
    );
  const sorted = checks.data.items.toSorted((a, b) => Number(a.state === 'ok') - Number(b.state === 'ok'));
  const troubles = sorted.filter(({ state }) => state !== 'ok').length;
  return (
    <>
      <HoldsNote />
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{troubles === 0 ? words.allWell : words.troubles(troubles)}</h2>
        <Button variant="default" loading={checks.isFetching} onClick={() => void checks.refetch()}>
          {words.lookAgain}
        </Button>
      </div>
      <div className={panel.panel}>
        <ul className={classes.list} aria-label={words.parts}>
          {sorted.map((check) => (
            <CheckRow key={`${check.name} ${check.why}`} check={check} />
          ))}
        </ul>
      </div>
      <div className={classes.subhead}>
        <h2 className={classes.subtitle}>{words.settings}</h2>
      </div>
      <p className={classes.lead}>{words.settingsLead}</p>
      <div className={panel.panel}>
        <ul className={`${classes.list} ${classes.settings}`}>
          {settings.data.items.map(({ variable, value, meaning }) => (
            <li key={variable} className={classes.row}>
              <code className={classes.small}>{variable}</code>
              <span className={classes.name}>{value || words.empty}</span>
              <span className={classes.small}>{meaning}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function CheckRow({ check }: { readonly check: DoctorCheckWire }) {
  const { setup } = useText();
  const words = setup.checks;
  const { name, state, found, why, remedy } = check;
  return (
    <li className={classes.row} data-check={name} data-state={state}>
      <div>
        <span className={classes.name}>{name}</span>
        <span className={classes.small}>{why}</span>
      </div>
      <div>
        {found}
        {remedy && (
          <span className={classes.small}>
            <strong>{words.remedy}:</strong> {remedy}
          </span>
        )}
      </div>
      <div className={classes.actions}>
        <span className={badge.badge} data-state={state === 'ok' ? 'good' : 'held'}>
          <span className={badge.dot} aria-hidden />
          {words.states[state]}
        </span>
      </div>
    </li>
  );
}
