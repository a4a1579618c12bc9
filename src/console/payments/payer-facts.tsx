import type { PaymentWire } from '../../web/payments/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './payments.module.css';

/** What a payment says of itself: who paid, when, to whom, with what words. */
export function PayerFacts({ payment }: { readonly payment: PaymentWire }) {
  const { payments, debtor } = useText();
  const format = useFormat();
  const { payer, payerAccount, variableSymbol, message, booked, creditor } = payment;
  return (
    <>
      <span className={classes.payer}>{payer ?? payerAccount ?? payments.suspense.noPayer}</span>
      <span className={classes.note}>
        {[format.date(booked), variableSymbol && debtor.symbol(variableSymbol), creditor].filter(Boolean).join(' · ')}
      </span>
      {message && <q className={classes.message}>{message}</q>}
    </>
  );
}
