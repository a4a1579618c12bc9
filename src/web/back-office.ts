import type { PaymentDesk } from './payments/ports.ts';

/** What people decide behind the calls: money that came in, what is to be done, what happens next. */
export type BackOffice = {
  readonly payments: PaymentDesk;
};
