import { Link } from 'wouter';
import { useMessages } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import classes from './call-drawer.module.css';
import { MessageState } from './message-state.tsx';

/** What was written because of a call; nothing when nothing was. */
export function CallMessages({ id }: { readonly id: string }) {
  const { messages: words } = useText();
  const { data } = useMessages({ call: id });
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className={classes.subtitle}>{words.ofCall}</h2>
      <ul className={classes.messages}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={`/messages?message=${row.id}`}>
              {words.channels[row.channel]}: {words.templates[row.template] ?? row.template}
            </Link>
            <MessageState state={row.state} />
          </li>
        ))}
      </ul>
    </>
  );
}
