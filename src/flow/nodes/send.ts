import { z } from 'zod';
import { defineNode, noState } from '../define-node.ts';

const options = z
  .strictObject({
    template: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'name a template in small letters, like promise-confirmation')
      .meta({ title: 'Template' }),
    by: z
      .array(z.enum(['sms', 'email']))
      .min(1)
      .meta({ title: 'Channels' }),
  })
  .meta({ title: 'Send in writing' });

/**
 * Requests a follow-up on each of the channels for which the person has a number or an address. Only once verified: what is sent tells of
 * the debt. The same template is requested on a channel once a call, however often the debtor asks.
 */
export const send = defineNode({
  type: 'send',
  title: 'Send in writing',
  options,
  local: noState,
  discloses: 'debt',
  outlets: () => ({
    requested: { title: 'It will be sent', keyed: false },
    no_address: { title: 'Nowhere to send it', keyed: false },
  }),
  prompts: () => [],
  enter: ({ facts: { person }, session }, { template, by }) => {
    const channels = by.filter((channel) => (channel === 'sms' ? person.hasMobile : person.hasEmail));
    if (channels.length === 0) return { leave: 'no_address' };
    const fresh = channels.filter((channel) => !session.requested.includes(`${channel}:${template}`));
    return { leave: 'requested', effects: fresh.map((channel) => ({ do: 'request_follow_up', channel, template })) };
  },
  resume: () => ({ leave: 'requested' }),
});
