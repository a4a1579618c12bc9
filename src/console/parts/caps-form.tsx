import { type FormEvent, useState } from 'react';
import { useText } from '../text/use-text.ts';
import classes from './caps-form.module.css';
import { NumberField } from './number-field.tsx';
import { SaveBar } from './save-bar.tsx';

type Caps = { readonly calls: number; readonly callsPerSecond: number };

export type CapsFormProps = {
  /** What this is of: read aloud before its fields. */
  readonly label: string;
  readonly current: Caps;
  readonly most: Caps;
  readonly callsLabel: string;
  readonly callsHint?: string;
  readonly rateHint?: string;
  readonly pending: boolean;
  readonly saved: boolean;
  readonly error: unknown;
  readonly forget: () => void;
  /** Only what was changed; `done` once it stands. */
  readonly save: (change: Partial<Caps>, done: () => void) => void;
};

/** How many calls at once and a second, to be changed in place. */
export function CapsForm(props: CapsFormProps) {
  const { label, current, most, callsLabel, callsHint, rateHint, pending, saved, error, forget, save } = props;
  const { lines: words } = useText();
  const [draft, setDraft] = useState<Partial<Caps>>({});
  const field = (name: keyof Caps) => ({
    value: draft[name] ?? current[name],
    most: Math.max(most[name], current[name]),
    onChange: (value: number) => {
      if (value === (draft[name] ?? current[name])) return;
      forget();
      setDraft({ ...draft, [name]: value });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(draft, () => setDraft({}));
  };
  return (
    <form className={classes.form} onSubmit={submit} aria-label={label}>
      <div className={classes.fields}>
        <NumberField label={callsLabel} {...(callsHint !== undefined && { hint: callsHint })} least={1} {...field('calls')} />
        <NumberField
          label={words.callsPerSecond}
          {...(rateHint !== undefined && { hint: rateHint })}
          least={0.01}
          places={2}
          {...field('callsPerSecond')}
        />
      </div>
      <SaveBar
        changed={Object.keys(draft).length > 0}
        pending={pending}
        saved={saved}
        error={error}
        undo={() => {
          forget();
          setDraft({});
        }}
      />
    </form>
  );
}
