import { askGateAtPlanning } from '../gate/ask-gate-at-planning.ts';
import type { Purpose } from '../gate/contact.ts';
import { endOfDay, localDate } from '../kernel/calendar.ts';
import type { Country, Language } from '../kernel/country.ts';
import type { CreditorId, PersonId, ReceivableId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Tx } from '../kernel/transaction.ts';
import { canBeReached } from '../receivables/creditor-contact.ts';
import { findDebtor } from '../receivables/find-debtor.ts';
import type { Address, ContactStatus } from '../receivables/model.ts';
import { dunningTemplates } from './dunning-templates.ts';
import { gatherDunningFacts } from './gather-dunning-facts.ts';
import { isDunningName, isTemplateName } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { scannableCode } from './payment-codes/scannable-code.ts';
import type { LetterText } from './templates/message-texts.ts';
import { textsIn } from './templates/texts-in.ts';
import { postalLines, waysToReach } from './text/ways-to-reach.ts';

/** A letter that a strategy wants and somebody posts. */
export type LetterWish = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly template: string;
  readonly purpose: Purpose;
  /** The stage of the case. */
  readonly severity: Severity;
  /** What it is about. */
  readonly lines: readonly ReceivableId[];
};

/** A letter as it goes into its envelope. `to`: the lines of the address; `codes`: what is scanned, by transfer, null where there is none. */
export type Letter = {
  readonly language: Language;
  readonly sender: string;
  /** The sender's postal address, empty where none is known. */
  readonly from: readonly string[];
  /** How the sender is reached, a line each. */
  readonly reach: readonly string[];
  readonly to: readonly string[];
  /** Whether somebody has shown that the debtor lives there. */
  readonly address: ContactStatus;
  /** YYYY-MM-DD. */
  readonly writtenOn: string;
  readonly text: LetterText;
  readonly codes: readonly (string | null)[];
};

/** `rule`: of the gate, where it refuses. */
export type NoLetter = Refusal<
  'unknown_template' | 'person_unknown' | 'creditor_unreachable' | 'no_address' | 'refused_by_gate' | 'nothing_to_tell'
> & { readonly rule?: string };

/**
 * Puts a letter together as things stand now: what is still owed, where the debtor lives, and whether the gate lets it go. Writes nothing:
 * a letter counts once somebody says that she has posted it.
 */
export async function composeLetter(
  tools: Pick<OutreachTools, 'books' | 'clock' | 'gate'>,
  tx: Tx,
  { personId, creditorId, template, purpose, severity: stage, lines }: LetterWish,
): Promise<Result<Letter, NoLetter>> {
  if (!isTemplateName(template) || !isDunningName(template) || !dunningTemplates[template].channels.includes('letter'))
    return refuse('unknown_template', `there is no text of a letter called ${template}`);
  const debtor = await findDebtor(tools.books, tx, personId, creditorId);
  if (!debtor) return refuse('person_unknown', 'the person is not on record any more');
  if (!canBeReached(debtor.creditor.contact))
    return refuse(
      'creditor_unreachable',
      `the letter asks to get in touch, and nothing is on record of how ${debtor.creditor.name} is reached: set its contact data`,
    );
  const now = tools.clock.now();
  const { severity } = dunningTemplates[template];
  const wish = { personId, creditorId, channel: 'letter', purpose, severity, stage, debtFacts: true, calendar: 'legal' } as const;
  const { admission, contactPointId } = await askGateAtPlanning(tools.gate, tx, wish, now);
  const point = contactPointId && (await tools.books.contactPoints.find(tx, personId, contactPointId));
  if (!point) return refuse('no_address', 'no usable postal address is on file');
  if (!admission.ok) {
    const { rule, message, values } = admission;
    return { ...refuse('refused_by_gate', `${message} (${rule})`, values), rule };
  }
  const about = { debtor, language: debtor.language, callback: null, lines };
  const facts = await gatherDunningFacts(tools, tx, template, about);
  if (!facts.ok) return facts;
  const { creditor, language, name } = debtor;
  const { payments, payBy } = facts.value;
  const until = endOfDay(localDate(now, creditor.country).add({ days: daysOfCode }), creditor.country);
  return accept({
    ...{ language, sender: creditor.name, address: point.status, writtenOn: facts.value.today },
    ...{ from: postalLines(creditor.contact), reach: waysToReach(creditor.contact) },
    to: addressLines(name, JSON.parse(point.value), creditor.country),
    text: textsIn(language)[template].letter(facts.value),
    codes: payments.map((payment) => {
      const code = scannableCode(payment, { name: creditor.name }, { now, until, date: payBy });
      return code.ok ? code.value.text : null;
    }),
  });
}

/** How long a printed code is right; the Hungarian one says so. */
const daysOfCode = 30;

/** As the post wants it: the country last and in capitals, where the letter leaves the sender's own. */
function addressLines(name: string, { street, postcode, city, country }: Address, home: Country): string[] {
  const place = [postcode, city].filter(Boolean).join(' ');
  return [name, street, place, country === home ? null : countryNames[country]].filter(
    (line) => line !== null && line !== '',
  ) as string[];
}

/** In French, which post offices of every country read. */
const countryNames: Readonly<Record<Country, string>> = {
  CZ: 'RÉPUBLIQUE TCHÈQUE',
  SK: 'SLOVAQUIE',
  PL: 'POLOGNE',
  HU: 'HONGRIE',
};
