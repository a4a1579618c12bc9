import { NativeSelect } from '@mantine/core';
import type { FormEvent } from 'react';
import type { DryRunWire, DryRunWishWire } from '../../web/strategies/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { useStrategies } from '../api/strategy-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { useDraft } from '../setup/use-draft.ts';
import { useText } from '../text/use-text.ts';

/** Which strategy is rehearsed beside which other, over whom, for how long. */
export function NewDryRun({ started }: { readonly started: (id: string) => void }) {
  const { strategies } = useText();
  const words = strategies.dry;
  const known = useStrategies();
  const { draft, text } = useDraft({ first: '', second: '', model: 'typical', portfolio: 'books', days: '30' });
  const order = useOrder<DryRunWishWire, DryRunWire>((body) => ({ path: '/dry-runs', body }), keys.dryRuns);
  const items = known.data?.items ?? [];
  const options = items.map((one) => ({
    value: `${one.name} ${one.version}`,
    label: words.strategy(one.title, one.state, one.version.slice(0, 6)),
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    order.mutate(wishOf(draft), { onSuccess: ({ id }) => started(id) });
  };
  return (
    <form className={setup.body} onSubmit={submit} aria-label={words.newTitle}>
      <div className={setup.pair}>
        <NativeSelect label={words.first} data={[{ value: '', label: words.asPublished }, ...options]} {...text('first')} />
        <NativeSelect
          label={words.second}
          disabled={draft.first === ''}
          data={[{ value: '', label: words.nothing }, ...options]}
          {...text('second')}
        />
      </div>
      <div className={setup.options}>
        <NativeSelect
          label={words.portfolio}
          data={Object.entries(words.portfolios).map(([value, label]) => ({ value, label }))}
          {...text('portfolio')}
        />
        <NativeSelect
          label={words.model}
          data={Object.entries(words.models).map(([value, label]) => ({ value, label }))}
          {...text('model')}
        />
        <NativeSelect label={words.days} data={['14', '30', '60', '90', '180']} {...text('days')} />
      </div>
      <FormFoot order={order} submit={words.start} />
    </form>
  );
}

type Draft = Readonly<Record<'first' | 'second' | 'model' | 'portfolio' | 'days', string>>;

/** What is published, as it is, is rehearsed alone. */
function wishOf({ first, second, model, portfolio, days }: Draft): DryRunWishWire {
  const strategies = (first ? [first, second] : []).filter(Boolean).map((one) => {
    const [name = '', version = ''] = one.split(' ');
    return { name, version };
  });
  return { strategies, models: [model], days: Number(days), madeUp: portfolio === 'books' ? null : Number(portfolio) };
}
