import { systemIds } from '../../src/adapters/system/system-clock.ts';
import type { CampaignId, MessageId } from '../../src/kernel/ids.ts';
import type { ListedMessage, OutboxView } from '../../src/outreach/ports.ts';

export type BelievableOutbox = OutboxView & {
  /** Puts a message of this moment there. */
  put(message: Partial<ListedMessage>): MessageId;
  /** Changes its fate. */
  settle(id: MessageId, fate: Partial<Pick<ListedMessage, 'state' | 'failure' | 'where' | 'tries' | 'settledAt'>>): void;
};

/** An outbox in memory, for the console's tests. */
export function believableOutbox(campaignId: CampaignId, now: () => number): BelievableOutbox {
  const messages: ListedMessage[] = [];
  return {
    list: async ({ limit, before, campaignId: campaign, attemptId, channel, state }) =>
      messages
        .filter(
          (message) =>
            (!before || message.id < before) &&
            (!campaign || message.campaignId === campaign) &&
            (!attemptId || message.attemptId === attemptId) &&
            (!channel || message.channel === channel) &&
            (!state || message.state === state),
        )
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, limit),
    find: async (id) => {
      const message = messages.find((each) => each.id === id);
      const files = message?.kind === 'report' ? [{ name: 'calls-november-reminders.csv', size: 5210 }] : [];
      return message && { ...message, attachments: files };
    },
    put: (wish) => {
      const at = now();
      const message = {
        id: systemIds.next('msg'),
        eventId: systemIds.next('evt'),
        kind: 'follow_up',
        who: 'Jana N.',
        campaign: 'November reminders',
        personId: systemIds.next('per'),
        creditorId: systemIds.next('crd'),
        campaignId,
        attemptId: null,
        channel: 'sms',
        contactPointId: systemIds.next('cnt'),
        to: '+420601000101',
        purpose: 'service_reply',
        template: 'promise-confirmation',
        language: 'cs',
        debtFacts: true,
        sender: 'Energo Morava, a.s.',
        subject: null,
        body: smsText,
        parts: 1,
        state: 'waiting',
        createdAt: at,
        dueAt: at,
        tries: 0,
        settledAt: null,
        where: null,
        failure: null,
        ...wish,
      } as ListedMessage;
      messages.push(message);
      return message.id;
    },
    settle: (id, fate) => {
      const index = messages.findIndex((message) => message.id === id);
      const message = messages[index];
      if (message) messages[index] = { ...message, ...fate };
    },
  };
}

const smsText =
  'Energo Morava, a.s.: potvrzujeme Vas slib zaplatit 1 234,50 Kc do 24. 11. 2026. Ucet 19-2000145399/0800, VS 2026110017. Dekujeme.';

/** What a debtor with a verified address gets after a promise. */
export const promiseEmail: Partial<ListedMessage> = {
  channel: 'email',
  to: 'jana.novakova@example.com',
  sender: 'Energo Morava',
  subject: 'Potvrzení z hovoru – Energo Morava, a.s.',
  parts: null,
  body: `Dobrý den,

děkujeme za dnešní hovor. Potvrzujeme Váš slib zaplatit 1 234,50 Kč nejpozději do 24. 11. 2026.

Částka: 1 234,50 Kč
Účet: 19-2000145399/0800
IBAN: CZ6508000000192000145399
Variabilní symbol: 2026110017
QR Platba (SPAYD): SPD*1.0*ACC:CZ6508000000192000145399*AM:1234.50*CC:CZK*DT:20261124*X-VS:2026110017

Do té doby Vás v této věci nebudeme upomínat. Pokud jste už zaplatili, nemusíte dělat nic dalšího.

S pozdravem
Energo Morava, a.s.
`,
};
