import { useRecordings, useSession } from '../api/queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './call-drawer.module.css';

/** What was recorded of a call, to be heard by those who may; nothing when nothing was. */
export function CallRecordings({ id }: { readonly id: string }) {
  const { recordings: words } = useText();
  const format = useFormat();
  const mayHear = useSession().data?.user.role === 'operator';
  const rows = (useRecordings(id).data?.items ?? []).filter(({ state }) => state !== 'empty');
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className={classes.subtitle}>{words.ofCall}</h2>
      <ul className={classes.messages}>
        {rows.map(({ id: name, purpose, state, audible, startedAt }) => (
          <li key={name}>
            <span>
              {words.purposes[purpose]}, {format.time(startedAt)}
            </span>
            {mayHear && audible ? (
              // biome-ignore lint/a11y/useMediaCaption: a call has no captions
              <audio controls preload="none" src={`/api/v1/recordings/${name}/sound`} aria-label={words.purposes[purpose]} />
            ) : (
              <span>{words.states[state]}</span>
            )}
          </li>
        ))}
      </ul>
      {mayHear && <p>{words.noted}</p>}
    </>
  );
}
