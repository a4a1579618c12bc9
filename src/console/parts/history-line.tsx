import {
  IconCalendarCheck,
  IconCash,
  IconFileInvoice,
  IconHandStop,
  IconLock,
  IconMail,
  IconMessage,
  IconPhone,
  IconPhoneIncoming,
  IconPlayerPause,
  IconPlayerPlay,
  IconReceipt,
  IconScale,
  IconShieldX,
  IconStairs,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import type { HistoryEntry } from '../../web/debtors/api-types.ts';
import type { Catalogue } from '../text/catalogue.ts';
import { type Format, useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { sourceWords, whyRefused } from '../text/why-refused.ts';
import { callbackWords, planWords } from './agreement-words.ts';
import { CallDuration } from './call-duration.tsx';
import classes from './debtor-timeline.module.css';
import { KeysPressed } from './keys-pressed.tsx';
import { ResultChip } from './result-chip.tsx';

type CallEntry = Extract<HistoryEntry, { kind: 'call' }>;
type Told = {
  readonly Icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly words: string;
  readonly note?: string;
  readonly tone?: 'good' | 'warn' | 'calm';
};

export type HistoryLineProps = {
  readonly entry: HistoryEntry;
  readonly openCall: (id: string) => void;
  readonly openMessage: (id: string) => void;
};

/** One thing that happened: a call with its evidence, or one line with its reason. */
export function HistoryLine({ entry, openCall, openMessage }: HistoryLineProps) {
  const text = useText();
  const format = useFormat();
  if (entry.kind === 'call') return <CallLine entry={entry} open={openCall} />;
  const { Icon, words, note, tone = 'calm' } = told(entry, text, format);
  const opens = opening(entry, { openCall, openMessage });
  return (
    <Line Icon={Icon} tone={tone}>
      {opens ? (
        <button type="button" className={classes.open} onClick={opens}>
          {words}
        </button>
      ) : (
        <span className={classes.words}>{words}</span>
      )}
      {note && <span className={classes.note}>{note}</span>}
    </Line>
  );
}

function opening(entry: HistoryEntry, { openCall, openMessage }: Omit<HistoryLineProps, 'entry'>): (() => void) | undefined {
  if (entry.kind === 'message') return () => openMessage(entry.id);
  if (entry.kind !== 'called_us' || entry.callId === null) return undefined;
  const { callId } = entry;
  return () => openCall(callId);
}

type LineProps = { readonly Icon: Told['Icon']; readonly tone: NonNullable<Told['tone']>; readonly children: ReactNode };

function Line({ Icon, tone, children }: LineProps) {
  return (
    <div className={classes.line}>
      <span className={classes.icon} data-tone={tone} aria-hidden>
        <Icon size={17} stroke={1.8} />
      </span>
      <div className={classes.body}>{children}</div>
    </div>
  );
}

function CallLine({
  entry: { call, campaign, heard },
  open,
}: {
  readonly entry: CallEntry;
  readonly open: (id: string) => void;
}) {
  const { debtor: words, calls } = useText();
  return (
    <Line Icon={IconPhone} tone={call.promise ? 'good' : 'calm'}>
      <span className={classes.head}>
        <button type="button" className={classes.open} onClick={() => open(call.id)}>
          {words.calls(campaign)}
        </button>
        {call.result ? <ResultChip result={call.result} /> : calls.states[call.state]}
      </span>
      <span className={classes.note}>
        {[call.number, call.attemptNumber !== null && calls.attemptNumber(call.attemptNumber)].filter(Boolean).join(' · ')} ·{' '}
        {calls.callerIdentity} {call.callerIdentity}
        {call.answeredAt && (
          <>
            {' · '}
            <CallDuration call={call} />
          </>
        )}
      </span>
      {(heard.length > 0 || call.keyed.length > 0) && (
        <span className={classes.evidence}>
          {heard.length > 0 && words.heard(heard.length)}
          <KeysPressed keyed={call.keyed} />
        </span>
      )}
    </Line>
  );
}

function told(entry: Exclude<HistoryEntry, CallEntry>, text: Catalogue, format: Format): Told {
  const { debtor: words, call, calls, messages, strategies } = text;
  switch (entry.kind) {
    case 'refused':
      return {
        Icon: IconShieldX,
        words: `${words.refused[entry.channel]}: ${whyRefused(entry, text, format)}`,
        note: [entry.rule, sourceWords(entry.source, text), entry.nextAt && words.next(format.minute(entry.nextAt))]
          .filter(Boolean)
          .join(' · '),
        tone: 'warn',
      };
    case 'message': {
      const state = (messages.states as Readonly<Record<string, string>>)[entry.state] ?? entry.state;
      return {
        Icon: entry.channel === 'sms' ? IconMessage : IconMail,
        words: `${messages.channels[entry.channel]}: ${messages.templates[entry.template] ?? entry.template}`,
        note: state,
      };
    }
    case 'receivable':
      return {
        Icon: IconFileInvoice,
        words: words.receivable[entry.change],
        note: `${format.money(entry.amount)} · ${words.due(format.date(entry.due))}`,
      };
    case 'promised':
      return {
        Icon: IconCalendarCheck,
        words: words.promised,
        note: words.promisedNote(entry.amount ? format.money(entry.amount) : null, format.date(entry.date)),
        tone: 'good',
      };
    case 'promise_superseded':
      return { Icon: IconCalendarCheck, words: words.superseded };
    case 'planned':
      return { Icon: IconCalendarCheck, words: planWords(entry, call, format), tone: 'good' };
    case 'plan_superseded':
      return { Icon: IconCalendarCheck, words: words.planSuperseded };
    case 'hardship':
      return { Icon: IconUser, words: call.hardship, tone: 'warn' };
    case 'callback_asked':
      return { Icon: IconUser, words: callbackWords(entry, call, format) };
    case 'answered_survey':
      return { Icon: IconUser, words: call.surveyAnswered(entry.question, entry.answer) };
    case 'tagged':
      return { Icon: IconUser, words: call.tagged(entry.tag) };
    case 'disputed':
      return { Icon: IconScale, words: call.disputed(entry.code), tone: 'warn' };
    case 'claimed_paid':
      return { Icon: IconReceipt, words: words.claimedPaid };
    case 'held':
      return {
        Icon: IconPlayerPause,
        words: words.held(words.holdReasons[entry.reason]),
        note: entry.until ? words.holdUntil(format.minute(entry.until)) : words.holdOpen,
      };
    case 'released':
      return { Icon: IconPlayerPlay, words: words.holdReleased(words.holdReasons[entry.reason]) };
    case 'wrote':
      return { Icon: IconMessage, words: words.wrote[entry.reading], ...(entry.text && { note: entry.text }) };
    case 'opted_out':
      return { Icon: IconHandStop, words: words.optOuts[entry.scope], tone: 'warn' };
    case 'money': {
      const { amount, change, settles } = entry;
      const good = change === 'payment_matched' || change === 'receivable_settled';
      return {
        Icon: IconCash,
        words: change === 'payment_matched' ? words.paid(settles) : words.money[change],
        ...(amount && { note: format.money(amount) }),
        tone: good ? 'good' : 'calm',
      };
    }
    case 'agreement': {
      const good = ['promise_kept', 'plan_went_on', 'plan_completed'].includes(entry.change);
      return { Icon: IconCalendarCheck, words: words.agreements[entry.change], tone: good ? 'good' : 'warn' };
    }
    case 'dispute':
      return { Icon: IconScale, words: words.disputeNow(words.disputeStates[entry.state]) };
    case 'called_us':
      return { Icon: IconPhoneIncoming, words: words.calledUs, ...(entry.result && { note: calls.results[entry.result] }) };
    case 'strategy':
      return { Icon: IconStairs, words: words.strategy[entry.change](entry.strategy), note: strategyNote(entry, strategies) };
    case 'step':
      return { Icon: IconStairs, words: words.step(entry.step, words.stepChannels[entry.channel]), note: entry.strategy };
    case 'by_hand':
      return { Icon: IconMail, words: words.byHand(words.stepChannels[entry.channel]) };
    case 'contact_point':
      return { Icon: IconUser, words: words.point(words.contactStates[entry.status]) };
    case 'verification_locked':
      return { Icon: IconLock, words: words.locked(format.minute(entry.until)), tone: 'warn' };
    case 'person':
      return { Icon: IconUser, words: words.person[entry.change] };
  }
}

/** Why a receivable entered a strategy, or left it. */
function strategyNote(
  { change, because }: Extract<HistoryEntry, { kind: 'strategy' }>,
  { standing, exits }: Catalogue['strategies'],
): string {
  return change === 'entered' ? standing.rule(because) : (exits[because] ?? because.replaceAll('_', ' '));
}
