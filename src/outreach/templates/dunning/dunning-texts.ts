import { isGraver } from '../../../kernel/severity.ts';
import { dunningTemplates } from '../../dunning-templates.ts';
import type { DunningName } from '../../model.ts';
import { countSmsParts } from '../../text/count-sms-parts.ts';
import { plainLetters } from '../../text/plain-letters.ts';
import type { LabelledValue, LetterLayout } from '../letter-layout.ts';
import type { ChannelTexts, DueLine, DunningFacts, LetterTexts, MessageTexts } from '../message-texts.ts';
import type { DunningWords, Told } from './dunning-words.ts';

/** Puts the sentences of a language around what is owed. Pure. */
export function dunningTexts(words: DunningWords, layout: LetterLayout): Pick<MessageTexts, DunningName | 'neutralNotice'> {
  const text = (name: DunningName) => dunningText(name, words, layout);
  return {
    'invoice-issued': text('invoice-issued'),
    'coming-due': text('coming-due'),
    'due-today': text('due-today'),
    'payment-reminder': text('payment-reminder'),
    'promise-missed': text('promise-missed'),
    'formal-demand': text('formal-demand'),
    'final-notice': text('final-notice'),
    'registry-warning': text('registry-warning'),
    'pre-action-letter': text('pre-action-letter'),
    neutralNotice: {
      sms: ({ neutralName }) => `${neutralName}: ${words.neutral.sms}`,
      email: ({ neutralName }) => ({
        subject: `${words.neutral.subject} – ${neutralName}`,
        text: layout.letter(neutralName, ...words.neutral.paragraphs),
      }),
    },
  };
}

/** Lines that are listed; the others are counted. */
const mostListed = 3;
const mostOnPaper = 20;
const mostParts = 3;

function dunningText(name: DunningName, words: DunningWords, layout: LetterLayout): ChannelTexts<DunningFacts> & LetterTexts {
  const { sum, day } = layout;
  const { severity } = dunningTemplates[name];
  const paid = severity === 'courtesy' ? [] : [words.paid];
  // beside a day by which to pay, the day that has passed must not look like it
  const dueLabel = severity === 'courtesy' ? 'due' : 'originallyDue';
  // what is final goes whether it is wanted or not
  const hint = isGraver(severity, 'demand') ? [] : [words.hint];
  const toldOf = ({ total, today, payBy, promised }: DunningFacts): Told => ({
    ...{ sum: sum(total), today: day(today), by: payBy ? day(payBy) : '', promised: promised ? day(promised) : '' },
  });

  return {
    sms: (facts) => {
      const { lead, ask } = words.texts[name](toldOf(facts)).sms;
      const listing = (most: number) => {
        const opening = `${facts.creditor}: ${lead}${facts.lines.length > 1 ? `, ${words.total} ${sum(facts.total)}` : ''}`;
        return [ended(`${opening}: ${smsLines(facts.lines, most)}`), account(facts.lines), ask, ...paid, ...hint]
          .filter(Boolean)
          .join(' ');
      };
      return firstThatFits([3, 2, 1].map((most) => () => listing(most)));
    },

    email: (facts) => {
      const { creditor, address, lines, payments, payBy } = facts;
      const { opening, request } = words.texts[name](toldOf(facts)).email;
      const code = (due: string) => payBy ?? (severity === 'courtesy' ? due : null);
      const text = layout.letterTo(
        address && words.greet(address),
        creditor,
        opening,
        ...(lines.length > 1 ? [letterLines(lines)] : []),
        ...payments.map((payment) => layout.paymentLines(payment, code(payment.due), creditor, dueLabel)),
        ...[request, ...paid, ...hint],
      );
      return { subject: `${words.subject} – ${creditor}`, text };
    },

    letter: (facts) => {
      const { address, lines, payments } = facts;
      const { opening, request } = words.texts[name](toldOf(facts)).email;
      return {
        greeting: address ? words.greet(address) : layout.greeting,
        opening: [opening, ...(lines.length > 1 ? [letterLines(lines, mostOnPaper)] : [])],
        payments: payments.map((payment) => layout.paymentRows(payment, dueLabel).map(onPaper)),
        codeLabel: layout.codeLabel,
        request: [request, ...paid], // no hint: on paper it would read as if the demand could be refused
        closing: layout.closing,
      };
    },
  };

  /** `500 Kč, splatnost 1. 10. 2026, VS 123; ...; a 2 další položky`; the account with each only where they differ. */
  function smsLines(lines: readonly DueLine[], most: number): string {
    const shared = sharedAccount(lines);
    const listed = lines
      .slice(0, most)
      .map((line) =>
        [sum(line.amount), `${words.due} ${day(line.due)}`, shared ? null : layout.smsAccount(line), layout.smsReference(line)]
          .filter(Boolean)
          .join(', '),
      );
    return [...listed, ...moreThan(listed.length, lines)].join('; ');
  }

  function account(lines: readonly DueLine[]): string {
    const shared = sharedAccount(lines);
    return shared ? ended(`${shared.charAt(0).toUpperCase()}${shared.slice(1)}`) : '';
  }

  function sharedAccount(lines: readonly DueLine[]): string | null {
    const [first, ...others] = lines.map((line) => layout.smsAccount(line));
    return first !== undefined && others.every((other) => other === first) ? first : null;
  }

  /** A row for each line: `FV/1, splatnost 1. 10. 2026: 500 Kč`. */
  function letterLines(lines: readonly DueLine[], most = mostListed): string {
    const rows = lines.slice(0, most).map(({ documents, due, amount }) => {
      const label = [...documents, `${words.due} ${day(due)}`].join(', ');
      return `${label}: ${sum(amount)}`;
    });
    const rest = lines.slice(most).reduce((minor, { amount }) => minor + amount.minor, 0);
    const more = moreThan(most, lines).map((counted) => {
      const currency = lines[0]?.amount.currency ?? 'CZK';
      return `${counted}: ${sum({ minor: rest, currency })}`;
    });
    return [...rows, ...more].join('\n');
  }

  function moreThan(listed: number, lines: readonly DueLine[]): string[] {
    const more = lines.length - listed;
    return more > 0 ? [words.more(more, layout.plural.select(more))] : [];
  }
}

/** The first, else the shortest. */
function firstThatFits(texts: readonly (() => string)[]): string {
  const written = texts.map((text) => text());
  return written.find((text) => countSmsParts(plainLetters(text)).parts <= mostParts) ?? written.at(-1) ?? '';
}

/** Hungarian dates bring their full stop along. */
function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** An IBAN in groups of four, as paper has it (ISO 13616): one that is torn at the end of a line is copied wrongly. */
function onPaper({ label, value }: LabelledValue): LabelledValue {
  return { label, value: label === 'IBAN' ? value.replace(/\S{4}(?=\S)/g, '$& ') : value };
}
