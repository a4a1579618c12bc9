import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { Suggestion, SuspenseWire } from '../../web/payments/api-types.ts';
import { keys } from '../api/queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './payments.module.css';

/** What a payment may pay, why, what that would leave on either side, and the one click that does it. */
export function SuggestionLine({ payment, suggestion }: { readonly payment: SuspenseWire; readonly suggestion: Suggestion }) {
  const { payments } = useText();
  const words = payments.suspense;
  const format = useFormat();
  const mayChange = useMayChange();
  const { receivables, rule, says, left, owedAfter } = suggestion;
  const order = useOrder<void>(
    () => ({ path: `/payments/${payment.id}/match`, body: { receivableIds: receivables.map(({ id }) => id) } }),
    keys.payments,
  );
  const debtor = receivables[0]?.debtor;
  const leaves = [
    Number(left.amount) > 0 && words.tooMuch(format.money(left)),
    Number(owedAfter.amount) > 0 && words.staysOwed(format.money(owedAfter)),
  ].filter(Boolean);
  return (
    <li className={classes.suggestion}>
      <div className={classes.what}>
        <span className={classes.who}>{debtor && <Link href={`/debtors/${debtor.id}`}>{debtor.name || debtor.id}</Link>}</span>
        <ul className={classes.owed}>
          {receivables.map(({ id, key, owed, due }) => (
            <li key={id}>
              {key} · {format.money(owed)}, {words.due(format.date(due))}
            </li>
          ))}
        </ul>
        <span className={classes.note}>{payments.matchedBy[rule] ?? says}</span>
        <span className={leaves.length > 0 ? classes.leaves : classes.exact}>
          {leaves.length > 0 ? leaves.join(', ') : words.exact}
        </span>
        <ProblemNote error={order.error} />
      </div>
      {mayChange && (
        <Button
          size="sm"
          loading={order.isPending}
          aria-label={words.allocateOf(debtor?.name ?? '', receivables.map(({ key }) => key).join(', '))}
          onClick={() => order.mutate()}
        >
          {words.allocate}
        </Button>
      )}
    </li>
  );
}
