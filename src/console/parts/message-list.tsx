import { IconMail, IconMessage } from '@tabler/icons-react';
import type { Message } from '../../web/api-types.ts';
import { type MessageFilter, useMessages } from '../api/queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { Empty } from './empty.tsx';
import { FreshRows } from './fresh-rows.tsx';
import classes from './message-list.module.css';
import { MessageState } from './message-state.tsx';
import { MoreRows } from './more-rows.tsx';
import { useSteadyRows } from './use-steady-rows.ts';
import { Waiting } from './waiting.tsx';

/** The outbox, newest first. */
export function MessageList({ filter, open }: { readonly filter: MessageFilter; readonly open: (id: string) => void }) {
  const { messages: words } = useText();
  const pages = useMessages(filter);
  const loaded = pages.data?.pages.flatMap(({ items }) => items.map((row) => [row.id, row] as const)) ?? [];
  const steady = useSteadyRows([...new Map(loaded).values()], JSON.stringify(filter));
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  const { shown: rows, waiting, takeIn, whileReading } = steady;
  if (rows.length === 0) {
    const filtered = Object.values(filter).some(Boolean);
    return (
      <Empty
        icon={<IconMessage size={28} stroke={1.6} />}
        title={words.emptyTitle}
        body={filtered ? words.filteredBody : words.emptyBody}
      />
    );
  }
  return (
    <>
      <FreshRows waiting={waiting} takeIn={takeIn} label={words.fresh} />
      <ul className={classes.list} {...whileReading}>
        {rows.map((row) => (
          <MessageRow key={row.id} message={row} open={open} />
        ))}
      </ul>
      <MoreRows pages={pages} label={words.older} />
    </>
  );
}

function MessageRow({ message, open }: { readonly message: Message; readonly open: (id: string) => void }) {
  const { messages: words } = useText();
  const format = useFormat();
  const Icon = message.channel === 'sms' ? IconMessage : IconMail;
  const who = message.who ?? words.operator;
  const template = words.templates[message.template] ?? message.template;
  return (
    <li className={classes.row} data-message={message.id} data-state={message.state}>
      <span className={classes.icon} data-channel={message.channel}>
        <Icon size={18} stroke={1.8} aria-hidden />
        <span className="visually-hidden">{words.channels[message.channel]}</span>
      </span>
      <div className={classes.who}>
        <button
          type="button"
          className={classes.open}
          aria-label={words.openMessage(words.channels[message.channel], who, template)}
          onClick={() => open(message.id)}
        >
          {who}
        </button>
        <span className={classes.small}>{message.to}</span>
      </div>
      <div className={classes.what}>
        {template}
        <span className={classes.small}>{message.campaign}</span>
      </div>
      <div className={classes.fate}>
        <MessageState state={message.state} />
        {message.failure && <span className={classes.small}>{words.failure(message.failure)}</span>}
      </div>
      <div className={classes.when}>
        {format.time(message.createdAt)}
        <span className={classes.small}>{format.dayUnlessToday(message.createdAt)}</span>
      </div>
    </li>
  );
}
