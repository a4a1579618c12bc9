import { IconPaperclip } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MessageDetail } from '../../web/api-types.ts';
import { useMessage } from '../api/queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import drawer from './call-drawer.module.css';
import classes from './message-drawer.module.css';
import { MessageState } from './message-state.tsx';
import { SideDrawer } from './side-drawer.tsx';
import { Waiting } from './waiting.tsx';

/** One message as its reader sees it: an SMS as a bubble, an e-mail as a letter; and what became of it. */
export function MessageDrawer({ id, close }: { readonly id: string | null; readonly close: () => void }) {
  const { messages: words } = useText();
  return (
    <SideDrawer opened={id !== null} close={close} closeLabel={words.close} title={id && <Heading id={id} />} size={560}>
      {id && <Body id={id} />}
    </SideDrawer>
  );
}

function Heading({ id }: { readonly id: string }) {
  const { messages: words } = useText();
  const { data } = useMessage(id);
  return data ? (words.templates[data.template] ?? data.template) : words.title;
}

function Body({ id }: { readonly id: string }) {
  const { messages: words, board } = useText();
  const message = useMessage(id);
  if (!message.data) return <Waiting failed={message.isError} retry={() => void message.refetch()} />;
  const { data } = message;
  return (
    <>
      <div className={drawer.standing}>
        <MessageState state={data.state} />
        {data.callId && data.campaignId && <Link href={`/campaigns/${data.campaignId}?call=${data.callId}`}>{words.call}</Link>}
        {data.personId && <Link href={`/debtors/${data.personId}`}>{board.openDebtor}</Link>}
      </div>
      {data.channel === 'sms' ? <Bubble message={data} /> : <Letter message={data} />}
      <Facts message={data} />
    </>
  );
}

function Bubble({ message }: { readonly message: MessageDetail }) {
  const format = useFormat();
  return (
    <div className={classes.phone}>
      <span className={classes.meta}>{message.sender}</span>
      <p className={classes.bubble} lang={message.language}>
        {message.body}
      </p>
      <span className={classes.meta}>{format.minute(message.createdAt)}</span>
    </div>
  );
}

function Letter({ message }: { readonly message: MessageDetail }) {
  const { messages: words } = useText();
  const format = useFormat();
  return (
    <article className={classes.letter}>
      <dl className={classes.head}>
        <dt>{words.from}</dt>
        <dd>{message.sender}</dd>
        <dt>{words.to}</dt>
        <dd>{message.to}</dd>
        <dt>{words.subject}</dt>
        <dd className={classes.subject}>{message.subject}</dd>
      </dl>
      <div className={classes.text} lang={message.language}>
        {message.body.trim()}
      </div>
      {message.attachments.length > 0 && (
        <ul className={classes.files} aria-label={words.attachments}>
          {message.attachments.map(({ name, size }) => (
            <li key={name}>
              <IconPaperclip size={16} aria-hidden />
              {name} <span className={classes.meta}>{words.size(format.number(Math.max(1, Math.round(size / 1000))))}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Facts({ message }: { readonly message: MessageDetail }) {
  const { messages: words } = useText();
  const format = useFormat();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.to, message.channel === 'sms' && message.to],
    [words.written, format.minute(message.createdAt)],
    [words.settled, message.settledAt && format.minute(message.settledAt)],
    [words.tries, message.tries > 0 && String(message.tries)],
    [words.nextTry, message.nextTryAt && format.minute(message.nextTryAt)],
    [words.why, message.failure && words.failure(message.failure)],
    [words.content, message.kind === 'follow_up' && words.contents[message.tellsOfDebt ? 'debt' : 'neutral']],
    [words.parts, message.parts !== null && String(message.parts)],
    [words.where, message.where],
    [words.campaign, message.campaign],
  ];
  return (
    <dl className={drawer.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
