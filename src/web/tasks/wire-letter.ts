import { type QrMatrix, qrMatrix } from '../../outreach/payment-codes/qr-matrix.ts';
import type { LetterWire } from './api-types.ts';
import type { LetterView } from './ports.ts';

/** A letter that waits, ready to be printed: its codes are drawn. */
export function wireLetter({ id, debtor, registered, letter }: LetterView): LetterWire {
  if (!letter.ok) {
    const { reason: code, message: reason, rule = null, values = {} } = letter;
    return { id, debtor, registered, refusal: { code, reason, rule, values }, letter: null };
  }
  const { language, sender, from, reach, to, address, writtenOn, text, codes } = letter.value;
  const payments = text.payments.map((rows, index) => ({ rows: [...rows], code: codeOf(codes[index] ?? null, text.codeLabel) }));
  return {
    ...{ id, debtor, registered, refusal: null },
    letter: {
      ...{
        language,
        sender,
        from: [...from],
        reach: [...reach],
        to: [...to],
        addressVerified: address === 'verified',
        writtenOn,
        payments,
      },
      ...{ greeting: text.greeting, opening: [...text.opening], request: [...text.request], closing: text.closing },
    },
  };
}

function codeOf(text: string | null, label: string) {
  if (text === null) return null;
  const squares = qrMatrix(text);
  return { label, text, size: squares.length, path: pathOf(squares) };
}

/** Dark squares, run by run, as the `d` of an SVG path with sides of 1. */
function pathOf(squares: QrMatrix): string {
  return squares
    .flatMap((line, row) =>
      [
        ...line
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map(({ 0: run, index }) => `M${index} ${row}h${run.length}v1h-${run.length}z`),
    )
    .join('');
}
