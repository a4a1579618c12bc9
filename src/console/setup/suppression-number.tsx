import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SuppressionEntry } from '../../web/setup-types.ts';
import { setupKeys, useOrder } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';
import { fieldOrder, useDraft } from './use-draft.ts';

/** Looks one number up, puts it on a list, or takes it off. It goes by the body of a request, never in an address. */
export function SuppressionNumber() {
  const { setup } = useText();
  const words = setup.suppression;
  const format = useFormat();
  const { draft, text } = useDraft({ number: '', country: 'CZ', list: 'general', reason: '', until: '' });
  const [told, setTold] = useState<string | null>(null);
  const number = { number: draft.number, country: draft.country };
  const search = useOrder<void, { items: SuppressionEntry[] }>(() => ({ path: '/suppressions/search', body: number }));
  const changed = [setupKeys.lists, setupKeys.imports];
  const add = useOrder<void>(
    () => ({
      path: '/suppressions',
      body: { ...number, list: draft.list, reason: draft.reason.trim() || null, until: draft.until || null },
    }),
    ...changed,
  );
  const remove = useOrder<string>(
    (list) => ({ path: '/suppressions/remove', body: { ...number, list, reason: draft.reason } }),
    ...changed,
  );
  const again = (words: string) => () => {
    setTold(words);
    search.mutate();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTold(null);
    search.mutate();
  };
  const found = search.data?.items;
  return (
    <form className={classes.body} onSubmit={submit}>
      <div className={classes.pair}>
        <TextInput label={words.number} description={words.numberHint} {...fieldOrder} type="tel" required {...text('number')} />
        <NativeSelect
          label={words.country}
          data={Object.entries(setup.countries).map(([value, label]) => ({ value, label }))}
          {...text('country')}
        />
      </div>
      <div>
        <Button type="submit" variant={found ? 'default' : 'filled'} loading={search.isPending}>
          {words.search}
        </Button>
      </div>
      <ProblemNote error={search.error ?? add.error ?? remove.error} />
      <div role="status">
        {told && <p className={classes.good}>{told}</p>}
        {found?.length === 0 && <p>{words.free}</p>}
      </div>
      {found && (
        <>
          {found.length > 0 && (
            <ul className={classes.list}>
              {found.map(({ list, reason, since, until }) => (
                <li key={list} className={classes.heading}>
                  <div>
                    {words.on(list, format.minute(since))}
                    {until && `, ${words.until(format.minute(until))}`}
                    {reason && <span className={classes.small}>{reason}</span>}
                  </div>
                  <Button
                    variant="default"
                    disabled={draft.reason.trim().length < 3}
                    loading={remove.isPending}
                    onClick={() => remove.mutate(list, { onSuccess: again(words.removed) })}
                  >
                    {words.remove}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <div className={classes.options}>
            <TextInput label={words.list} description={words.listHint} {...fieldOrder} {...text('list')} />
            <TextInput label={words.reason} description={words.reasonNeeded} {...fieldOrder} {...text('reason')} />
            <TextInput label={words.lastDay} description={words.lastDayHint} {...fieldOrder} type="date" {...text('until')} />
          </div>
          <div className={classes.foot}>
            <Button loading={add.isPending} onClick={() => add.mutate(undefined, { onSuccess: again(words.added) })}>
              {words.add}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
