import type { BackOffice } from '../../web/back-office.ts';
import type { OfficeTools } from './office-tools.ts';
import { paymentDesk } from './payment-desk.ts';

export type BackOfficeParts = { readonly tools: OfficeTools };

/** What people decide behind the calls. */
export function backOffice({ tools }: BackOfficeParts): BackOffice {
  return { payments: paymentDesk(tools) };
}
