export type Movement = {
  readonly amount: number;
  readonly symbol?: string;
  readonly from?: string;
  readonly message?: string;
};

/** A statement of a day (YYYY-MM-DD) as Fio's API tells it, of the Czech account of the examples; balances in crowns. */
export function fioStatement(day: string, opening: number, movements: readonly Movement[]): string {
  const column = (value: string | number, id: number) => ({ value, name: 'x', id });
  const date = `${day}+0100`;
  return JSON.stringify({
    accountStatement: {
      info: {
        ...{ accountId: '2000145399', bankId: '0800', currency: 'CZK', iban: fioAccount, bic: '' },
        ...{ openingBalance: opening, closingBalance: movements.reduce((sum, { amount }) => sum + amount, opening) },
        ...{
          dateStart: date,
          dateEnd: date,
          yearList: null,
          idList: null,
          idFrom: 1,
          idTo: movements.length,
          idLastDownload: null,
        },
      },
      transactionList: {
        transaction: movements.map(({ amount, symbol, from, message }, index) => ({
          column0: column(date, 0),
          column1: column(amount, 1),
          ...(symbol && { column5: column(symbol, 5) }),
          ...(from && { column10: column(from, 10) }),
          column14: column('CZK', 14),
          ...(message && { column16: column(message, 16) }),
          column22: column(Number(`${day.replaceAll('-', '')}${index}`), 22),
        })),
      },
    },
  });
}

export const fioAccount = 'CZ6508000000192000145399';

/** So many days before today, YYYY-MM-DD. */
export function dayBefore(days: number): string {
  return Temporal.Now.plainDateISO('Europe/Prague').subtract({ days }).toString();
}
