import { useRefusalCounts } from '../api/queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ruleName } from '../text/why-refused.ts';
import classes from './refusal-rules.module.css';
import { useFilters } from './use-filters.ts';

/** How often each rule refused; one of them may be picked. */
export function RefusalRules({ campaignId }: { readonly campaignId: string | null }) {
  const text = useText();
  const { refused: words } = text;
  const format = useFormat();
  const { chosen, put } = useFilters();
  const { data } = useRefusalCounts(campaignId);
  const rule = chosen('rule');
  if (!data || (data.items.length === 0 && !rule)) return null; // with the first one: with the second it would push down what is read
  const all = data.items.reduce((sum, { count }) => sum + count, 0);
  const picks = [
    { name: null, shown: words.all, count: all },
    ...data.items.map((item) => ({ name: item.rule, shown: ruleName(item.rule, text) ?? item.rule, count: item.count })),
  ];
  return (
    <fieldset className={classes.rules}>
      <legend className="visually-hidden">{words.byRule}</legend>
      {picks.map(({ name, shown, count }) => (
        <button
          key={name}
          type="button"
          className={classes.pick}
          aria-pressed={(rule ?? null) === name}
          onClick={() => put('rule', name)}
        >
          {shown} <span className={classes.count}>{format.number(count)}</span>
        </button>
      ))}
    </fieldset>
  );
}
