import type { ReactNode } from 'react';
import type { Debtor } from '../../web/debtors/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './debtor-file.module.css';
import panel from './panel.module.css';

/** What stands on record about a person now, a card for each kind that there is. */
export function DebtorFile({ debtor }: { readonly debtor: Debtor }) {
  const { debtor: words, call } = useText();
  const format = useFormat();
  const holdEnd = ({ standing, releasedAt, until }: Debtor['holds'][number]) => {
    if (releasedAt) return words.released(format.minute(releasedAt));
    if (!until) return words.holdOpen;
    return standing ? words.holdUntil(format.minute(until)) : words.holdOver;
  };
  return (
    <div className={classes.cards}>
      <Card title={words.contact} items={debtor.contactPoints}>
        {({ kind, value, status, suppressed }) => (
          <>
            <Line main={<span className={classes.value}>{value}</span>} note={words.contactKinds[kind]} />
            <span className={classes.tags}>
              <Tag tone={status === 'verified' ? 'good' : status === 'unverified' ? 'calm' : 'warn'}>
                {words.contactStates[status]}
              </Tag>
              {suppressed && <Tag tone="warn">{words.suppressed}</Tag>}
            </span>
          </>
        )}
      </Card>
      <Card title={words.receivables} items={debtor.receivables}>
        {({ key, amount, due, creditor, variableSymbol, document, product, status, barredFrom }) => (
          <>
            <Line
              main={status === 'settled' ? key : format.money(amount)}
              note={[
                status === 'open' && key,
                words.due(format.date(due)),
                creditor,
                product,
                document && words.document(document),
                variableSymbol && words.symbol(variableSymbol),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
            {status === 'settled' && <Tag tone="good">{words.settled}</Tag>}
            {status === 'open' && barredFrom && (
              <Tag tone="calm">{words.barredFrom(format.date(barredFrom), isOver(barredFrom))}</Tag>
            )}
          </>
        )}
      </Card>
      <Card title={words.promises} items={debtor.promises}>
        {({ amount, date, state }) => (
          <>
            <Line main={amount ? format.money(amount) : words.noAmount} note={words.promisedBy(format.date(date))} />
            <Tag tone={state === 'active' || state === 'kept' ? 'good' : state === 'broken' ? 'warn' : 'calm'}>
              {words.promiseStates[state]}
            </Tag>
          </>
        )}
      </Card>
      <Card title={words.disputes} items={debtor.disputes}>
        {({ code, state, at }) => (
          <>
            <Line main={call.disputed(code)} note={format.minute(at)} />
            <Tag tone={state === 'open' ? 'warn' : 'calm'}>{words.disputeStates[state]}</Tag>
          </>
        )}
      </Card>
      <Card title={words.holds} items={[...debtor.optOuts, ...debtor.holds]}>
        {(item) =>
          'standing' in item ? (
            <>
              <Line main={words.holdReasons[item.reason]} note={[holdEnd(item), item.releaseNote].filter(Boolean).join(': ')} />
              <Tag tone={item.standing ? 'warn' : 'calm'}>{item.standing ? words.holdStands : words.holdOver}</Tag>
            </>
          ) : (
            <Line main={words.optOuts[item.scope]} note={format.minute(item.at)} />
          )
        }
      </Card>
    </div>
  );
}

/** True from the first moment of that day, where the viewer is. */
function isOver(day: string): boolean {
  return new Date(`${day}T00:00:00`) <= new Date();
}

type CardProps<Item> = { readonly title: string; readonly items: readonly Item[]; readonly children: (item: Item) => ReactNode };

function Card<Item>({ title, items, children }: CardProps<Item>) {
  if (items.length === 0) return null;
  return (
    <section className={`${panel.panel} ${classes.card}`}>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.list}>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list comes whole and in order each time
          <li key={index} className={classes.row}>
            {children(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ main, note }: { readonly main: ReactNode; readonly note: string }) {
  return (
    <div className={classes.line}>
      <span className={classes.main}>{main}</span>
      <span className={classes.note}>{note}</span>
    </div>
  );
}

function Tag({ tone, children }: { readonly tone: 'good' | 'warn' | 'calm'; readonly children: string }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
