import type { Purpose } from '../gate/contact.ts';
import type { GateTerms } from '../gate/events.ts';
import type { Happening } from '../journal/event.ts';
import type { Country, Language } from '../kernel/country.ts';
import type { ContactPointId, EventId, MessageId, PlanId, PromiseId, StepId } from '../kernel/ids.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import type { MessageChannel, ReportName, TemplateName } from './model.ts';

/** What this room writes into the journal. No addresses, no texts, no amounts. */
export type OutreachEvent =
  | Happening<'message_written', MessageWritten>
  | Happening<
      'message_refused',
      {
        readonly channel: MessageChannel;
        readonly template: string;
        readonly purpose: Purpose;
        /** The step of a strategy that wanted it. */
        readonly stepId?: StepId;
        /** Which rule, why, by which source, and when it is worth asking again (epoch ms). */
        readonly rule: string;
        readonly message: string;
        /** What the message names; older lines do not say. */
        readonly values?: MessageValues;
        readonly source: string;
        readonly notBefore?: number | null;
        /** Editions of the packs that it was decided under; older lines do not say. */
        readonly packs?: readonly string[];
        readonly requestedBy: EventId;
        readonly confirms?: PromiseId | PlanId;
      }
    >
  /** Something for an operator, not for a debtor. */
  | Happening<
      'report_written',
      {
        readonly messageId: MessageId;
        readonly channel: MessageChannel;
        readonly template: ReportName;
        readonly attachments: number;
        readonly requestedBy: EventId;
      }
    >
  /** A debtor wrote back: once for each person of the number; without a subject where the number is nobody's. */
  | Happening<
      'sms_received',
      {
        /** Older lines have the name that its channel gave it. */
        readonly incomingId: string;
        readonly reading: 'stop' | 'stop_all' | 'not_understood';
        /** It was not understood, or may say more than that. */
        readonly asksPerson: boolean;
        readonly unknownNumber?: true;
        /** Whose working days count for whoever reads it, where the number is nobody's. */
        readonly country?: Country;
      }
    >
  /** Something stands against it by now that will be over (a window that closed): it waits until `notBefore` (epoch ms). */
  | Happening<
      'message_held',
      Sent & { readonly rule: string; readonly message: string; readonly source: string; readonly notBefore: number }
    >
  /** The channel took it; whether it is delivered is another matter. */
  | Happening<'message_handed_over', Sent & { readonly where: string }>
  /** It certainly did not leave. */
  | Happening<'message_failed', Sent & { readonly code: string; readonly tries: number }>
  /** Perhaps it left; it is not sent again. */
  | Happening<'message_fate_unknown', Sent & { readonly code: string }>;

export type MessageWritten = {
  readonly messageId: MessageId;
  readonly channel: MessageChannel;
  readonly contactPointId: ContactPointId;
  /** Why this contact point may be written to, and whether debt facts may go there. */
  readonly trust: Trust;
  readonly purpose: Purpose;
  /** The step of a strategy that wanted it. */
  readonly stepId?: StepId;
  readonly template: TemplateName;
  /** Whether the text tells of the debt; where it could but may not, the neutral text was written. */
  readonly debtFacts: boolean;
  readonly neutral: boolean;
  readonly language: Language;
  readonly smsParts: number | null;
  /** The line of the journal that asked; where it confirms what a person took down, the order of that person. */
  readonly requestedBy: EventId;
  /** The agreement that a person took down and that this puts into writing. */
  readonly confirms?: PromiseId | PlanId;
  /** What the gate admitted it under; older lines do not say. */
  readonly terms?: GateTerms;
};

/** `speaking_from`: the verified person asked for it from this very number; `named_in_call`: for this number. `on_file`: nobody has shown that it is the person's. */
export type Trust = 'speaking_from' | 'named_in_call' | 'verified' | 'on_file';

type Sent = { readonly messageId: MessageId; readonly channel: MessageChannel; readonly driver: string };
