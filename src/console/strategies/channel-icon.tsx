import { IconBrandWhatsapp, IconMail, IconMailbox, IconMessage, IconPhone } from '@tabler/icons-react';
import type { RungWire } from '../../web/strategies/api-types.ts';

const icons = {
  voice: IconPhone,
  sms: IconMessage,
  email: IconMail,
  letter: IconMailbox,
  messaging: IconBrandWhatsapp,
} as const;

/** By what somebody is contacted. */
export function ChannelIcon({ channel }: { readonly channel: RungWire['by'][number]['channel'] }) {
  const Icon = icons[channel];
  return <Icon size={17} stroke={1.8} aria-hidden />;
}
