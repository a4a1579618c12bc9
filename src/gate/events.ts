import type { Happening } from '../journal/event.ts';

export type GateEvent =
  /** A contact was wanted and refused; `notBefore` is when it is asked again (epoch ms). */
  | Happening<
      'contact_refused',
      {
        readonly channel: 'voice' | 'sms' | 'email';
        readonly purpose: string;
        readonly rule: string;
        readonly message: string;
        readonly source: string;
        readonly notBefore: number | null;
      }
    >
  | Happening<'everything_stopped', { readonly reason: string }>
  | Happening<'everything_released', { readonly reason: string }>;
