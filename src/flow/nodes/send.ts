import { z } from 'zod';
import { defineNode, noState, type Scene } from '../define-node.ts';
import { collectedName } from '../option-schemas.ts';
import type { DataEffect } from '../session.ts';

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
    to: collectedName.optional().meta({ title: 'Name under which the debtor keyed in a number' }),
    neutral: z.boolean().default(false).meta({ title: 'The template tells nothing of a debt' }),
  })
  .refine(({ by, to }) => to === undefined || by.every((channel) => channel === 'sms'), {
    message: 'to a number that was keyed in goes an sms only: by: [sms]',
    path: ['by'],
  })
  .meta({ title: 'Send in writing' });
type Options = z.output<typeof options>;

/**
 * Requests a follow-up on each of the channels for which the person has a number or an address; with `to`, by SMS to the number that the
 * debtor keyed in, where that is allowed at all. Only once verified, since what is sent tells of the debt, unless the template is `neutral`.
 * The same template is requested on a channel once a call, however often the debtor asks.
 */
export const send = defineNode<Options, Record<string, never>>({
  type: 'send',
  title: 'Send in writing',
  options,
  local: noState,
  discloses: ({ neutral }) => (neutral ? 'neutral' : 'debt'),
  outlets: () => ({
    requested: { title: 'It will be sent', keyed: false },
    no_address: { title: 'Nowhere to send it', keyed: false },
  }),
  prompts: () => [],
  reads: ({ to }) => (to === undefined ? [] : [`collected.${to}`]),
  enter: (scene, options) => {
    const wishes = options.to === undefined ? toRecorded(scene, options) : toKeyed(scene, options, options.to);
    if (wishes.length === 0) return { leave: 'no_address' };
    const { requested } = scene.session;
    return {
      leave: 'requested',
      effects: wishes.filter(({ channel, template }) => !requested.includes(`${channel}:${template}`)),
    };
  },
  resume: () => ({ leave: 'requested' }),
});

type Wish = Extract<DataEffect, { do: 'request_follow_up' }>;

function toRecorded({ facts: { person } }: Scene, { by, template }: Options): Wish[] {
  const channels = by.filter((channel) => (channel === 'sms' ? person.hasMobile : person.hasEmail));
  return channels.map((channel) => ({ do: 'request_follow_up', channel, template }));
}

function toKeyed({ facts, session }: Scene, { template }: Options, name: string): Wish[] {
  const to = session.collected[name] ?? '';
  return facts.keyedNumberAllowed && /^\d+$/.test(to) ? [{ do: 'request_follow_up', channel: 'sms', template, to }] : [];
}
