import {
  IconAlertTriangle,
  IconArrowRight,
  IconCalendarCheck,
  IconCircleCheck,
  IconClockPause,
  IconFlag,
  IconHandStop,
  IconHeadset,
  IconMail,
  IconMessage,
  IconMicrophone,
  IconPhone,
  IconPhoneCalling,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconReceipt,
  IconRefresh,
  IconRobot,
  IconScale,
  IconShieldCheck,
  IconShieldX,
  IconUserOff,
  IconUserSearch,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { TimelineEntry } from '../../web/api-types.ts';
import type { Catalogue } from '../text/catalogue.ts';
import { type Format, useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { callbackWords, planWords } from './agreement-words.ts';
import classes from './timeline.module.css';

type Noted = Exclude<TimelineEntry, { kind: 'said' | 'keyed' }>;
type Tone = 'good' | 'bad' | 'warn' | 'calm';
type Note = { readonly Icon: ComponentType<{ size?: number; stroke?: number }>; readonly words: string; readonly tone?: Tone };

/** One line for what the system or the network did, and for what was decided. */
export function TimelineNote({ entry }: { readonly entry: Noted }) {
  const { Icon, words, tone = 'calm' } = noteFor(entry, useText(), useFormat());
  return (
    <div className={classes.note} data-tone={tone} data-node={entry.kind === 'node_entered'}>
      <span className={classes.noteIcon} aria-hidden>
        <Icon size={16} stroke={1.8} />
      </span>
      {words}
    </div>
  );
}

function noteFor(entry: Noted, { call: words, calls, messages }: Catalogue, format: Format): Note {
  switch (entry.kind) {
    case 'admitted':
      return { Icon: IconShieldCheck, words: words.admitted(entry.pack) };
    case 'dialled':
      return { Icon: IconPhoneOutgoing, words: words.dialled(entry.trunk, entry.callerIdentity) };
    case 'arrived':
      return { Icon: IconPhoneIncoming, words: words.arrived[entry.served](entry.called, entry.trunk) };
    case 'looked_up':
      return { Icon: IconUserSearch, words: entry.found ? words.lookedUp.found : words.lookedUp.nobody };
    case 'ringing':
      return { Icon: IconPhoneCalling, words: words.ringing };
    case 'answered':
      return { Icon: IconPhone, words: words.answered, tone: 'good' };
    case 'node_entered':
      return { Icon: IconArrowRight, words: words.node(entry.node) };
    case 'silence':
      return { Icon: IconClockPause, words: words.silence };
    case 'identity_checked': {
      const fields = entry.fields.map((field) => words.identityFields[field]).join(', ');
      const match = entry.outcome === 'match';
      return {
        Icon: match ? IconShieldCheck : IconShieldX,
        words: words.identity[entry.outcome](fields),
        tone: match ? 'good' : 'warn',
      };
    }
    case 'promised':
      return {
        Icon: IconCalendarCheck,
        words: words.promised(format.money(entry.amount), format.date(entry.date)),
        tone: 'good',
      };
    case 'disputed':
      return { Icon: IconScale, words: words.disputed(entry.code), tone: 'warn' };
    case 'claimed_paid':
      return { Icon: IconReceipt, words: words.claimedPaid };
    case 'wrong_person':
      return { Icon: IconUserOff, words: words.wrongPerson, tone: 'warn' };
    case 'opted_out':
      return { Icon: IconHandStop, words: words.optedOut[entry.scope], tone: 'warn' };
    case 'callback_asked':
      return { Icon: IconRefresh, words: callbackWords(entry, words, format) };
    case 'planned':
      return { Icon: IconCalendarCheck, words: planWords(entry, words, format), tone: 'good' };
    case 'hardship':
      return { Icon: IconAlertTriangle, words: words.hardship, tone: 'warn' };
    case 'answered_survey':
      return { Icon: IconFlag, words: words.surveyAnswered(entry.question, entry.answer) };
    case 'tagged':
      return { Icon: IconFlag, words: words.tagged(entry.tag) };
    case 'who_answered':
      return {
        Icon: IconRobot,
        words: words.whoAnswered[entry.who](format.seconds(entry.afterMs), words.answerEvidence[entry.by]),
      };
    case 'recorded':
      return {
        Icon: IconMicrophone,
        words: words.recorded[entry.purpose](format.seconds(entry.durationMs)),
        tone: entry.complete ? 'calm' : 'warn',
      };
    case 'webhook_called':
      return {
        Icon: entry.outcome === 'failed' ? IconAlertTriangle : IconRefresh,
        words: words.webhook[entry.outcome](format.seconds(entry.ms)),
        tone: entry.outcome === 'failed' ? 'warn' : 'calm',
      };
    case 'transferred':
      return {
        Icon: entry.outcome === 'failed' ? IconAlertTriangle : IconHeadset,
        words: words.transferred[entry.outcome](entry.queue),
        tone: entry.outcome === 'completed' ? 'good' : 'warn',
      };
    case 'resumed':
      return { Icon: IconRefresh, words: words.resumed };
    case 'hung_up':
      return { Icon: IconPhoneOff, words: words.hungUp[entry.by] };
    case 'result':
      return {
        Icon: entry.result === 'rpc_ptp' ? IconCircleCheck : IconFlag,
        words: words.result(calls.results[entry.result]),
        tone: entry.result === 'rpc_ptp' ? 'good' : 'calm',
      };
    case 'follow_up':
      return {
        Icon: entry.channel === 'sms' ? IconMessage : IconMail,
        words: words.followUp(
          messages.channels[entry.channel],
          messages.templates[entry.template] ?? entry.template,
          words.followUpStates[entry.state],
        ),
        tone: entry.state === 'failed' ? 'bad' : 'calm',
      };
  }
}
