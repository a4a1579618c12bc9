import type { Purpose } from '../gate/contact.ts';
import type { Language } from '../kernel/country.ts';
import type { AttemptId, CampaignId, ContactPointId, CreditorId, EventId, MessageId, PersonId } from '../kernel/ids.ts';

export type MessageChannel = 'sms' | 'email';

/** Names of the texts that answer a debtor; a flow asks for them by these names. */
export const replyNames = [
  'promise-confirmation',
  'plan-confirmation',
  'callback-confirmation',
  'payment-details',
  'opt-out-confirmation',
] as const;
export type ReplyName = (typeof replyNames)[number];

/** Names of the texts that ask for payment, the mildest first; strategies name them. */
export const dunningNames = [
  'invoice-issued',
  'coming-due',
  'due-today',
  'payment-reminder',
  'promise-missed',
  'formal-demand',
  'final-notice',
  'registry-warning',
  'pre-action-letter',
] as const;
export type DunningName = (typeof dunningNames)[number];

/** Names of the texts that can be sent. */
export const templateNames = [...replyNames, ...dunningNames] as const;
export type TemplateName = ReplyName | DunningName;

/**
 * `waiting`: written, not yet given to the channel. `handing_over`: the channel is being asked; found so after a crash, nobody can tell
 * whether it took the message. `handed_over`: the channel has it, which does not say that it was delivered. `failed`: it certainly did
 * not leave. `unknown`: perhaps it left; it is never sent again.
 */
export type MessageState = 'waiting' | 'handing_over' | 'handed_over' | 'failed' | 'unknown';

/** One written message to one address. */
export type Message = FollowUp | Report;

/** What a debtor asked for, or what a strategy wants said. */
export type FollowUp = Written & {
  readonly kind: 'follow_up';
  readonly personId: PersonId;
  readonly contactPointId: ContactPointId;
  readonly purpose: Purpose;
  readonly template: TemplateName;
};

/** What an operator wants to know; about no single person. */
export type Report = Written & {
  readonly kind: 'report';
  readonly personId: null;
  readonly contactPointId: null;
  readonly purpose: null;
  readonly template: ReportName;
};

/** Names of the reports that are sent. */
export type ReportName = 'campaign-summary';

/** What all messages have. Instants in epoch ms. */
type Written = {
  readonly id: MessageId;
  /** The journal event that asked for it: one message to one address each. */
  readonly eventId: EventId;
  readonly creditorId: CreditorId;
  readonly campaignId: CampaignId | null;
  readonly attemptId: AttemptId | null;
  readonly channel: MessageChannel;
  /** E.164 or an e-mail address. */
  readonly to: string;
  readonly language: Language;
  /** Whether the text tells a debtor of the debt. */
  readonly debtFacts: boolean;
  /** The name that it is sent under. */
  readonly sender: string;
  /** Of an e-mail only. */
  readonly subject: string | null;
  readonly body: string;
  /** Of an SMS only. */
  readonly parts: number | null;
  readonly state: MessageState;
  readonly createdAt: number;
  /** Not to be given to the channel before. */
  readonly dueAt: number;
  /** How often the channel was asked. */
  readonly tries: number;
  readonly settledAt: number | null;
  /** Where the channel put it, in the channel's words. */
  readonly where: string | null;
  /** Why it failed, or why nobody can tell: a `snake_case` code. */
  readonly failure: string | null;
};

/** A text file that goes with an e-mail. */
export type Attachment = { readonly name: string; readonly contentType: string; readonly content: string };

/** The fate of a message that was just written (epoch ms): due at once, and the channel not asked yet. */
export function justWritten(at: number) {
  return { state: 'waiting', createdAt: at, dueAt: at, tries: 0, settledAt: null, where: null, failure: null } as const;
}

export function isDunningName(template: TemplateName): template is DunningName {
  return (dunningNames as readonly string[]).includes(template);
}

export function isTemplateName(text: string): text is TemplateName {
  return (templateNames as readonly string[]).includes(text);
}
