import type { Reservation } from '../../src/dialer/reserve-attempt.ts';
import type { CreditorId, PersonId, ReceivableId } from '../../src/kernel/ids.ts';
import type { Severity } from '../../src/kernel/severity.ts';
import type { OpenInstallation } from '../../src/main/open-installation.ts';
import type { Channel } from '../../src/receivables/model.ts';
import { openDispute } from '../../src/receivables/open-dispute.ts';
import { recordOptOut } from '../../src/receivables/record-opt-out.ts';
import { answerContact, type DebtorAnswer } from '../../src/strategy/dry-run/answer-contact.ts';
import type { Chance } from '../../src/strategy/dry-run/chance.ts';
import type { DebtorModel } from '../../src/strategy/dry-run/debtor-model.ts';
import type { MadeUpDebtor } from '../portfolio/made-up-debtors.ts';
import type { Listener } from './answer-call.ts';
import type { FarEnd } from './place-calls.ts';

/** Whom the record knows by which id, and how often she was contacted and reached. */
export type KnownDebtor = {
  readonly debtor: MadeUpDebtor;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  contacts: number;
  reached: number;
};

/** When somebody intends to pay: on which day (YYYY-MM-DD), and how much of what is owed then; null: all of it. */
export type Intention = { readonly known: KnownDebtor; readonly amountMinor: number | null };

/** The debtors of a simulated month: they answer as a debtor model has it, by chances that hang on nothing but the seed and who it is. */
export class Debtors {
  readonly people = new Map<PersonId, KnownDebtor>();
  /** By day. */
  readonly intentions = new Map<string, Intention[]>();
  private readonly installation: OpenInstallation;
  private readonly model: DebtorModel;
  private readonly chance: Chance;

  constructor(installation: OpenInstallation, model: DebtorModel, chance: Chance) {
    this.installation = installation;
    this.model = model;
    this.chance = chance;
  }

  /** Looks up by which ids the record knows those whose bills came in; whoever was turned away stays unknown. */
  async learn(debtors: readonly MadeUpDebtor[]): Promise<void> {
    const { work, books } = this.installation.tools;
    await work.run(async (tx) => {
      for (const debtor of debtors) {
        const creditor = await books.creditors.findByCode(tx, debtor.market.creditor.code);
        const bill = debtor.bills[0]?.id ?? '';
        const owed = creditor && (await books.receivables.findByExternalKey(tx, creditor.id, bill));
        if (owed && !this.people.has(owed.personId))
          this.people.set(owed.personId, { debtor, personId: owed.personId, creditorId: creditor.id, contacts: 0, reached: 0 });
      }
    });
  }

  /** What happens to a call. */
  farEndOf({ attempt, plan }: Reservation, severity: Severity, today: Temporal.PlainDate): FarEnd {
    const known = this.people.get(attempt.personId);
    if (!known) throw new Error(`${attempt.personId} is nobody of ours`);
    if (this.draw(known, 'dead number') < deadNumbers) return { sipCode: 404 };
    const answer = this.meet(known, 'voice', severity);
    if (answer.does === 'not_reached') return notReached(this.draw(known, `why not ${known.contacts}`), known);
    if (answer.does === 'pays') this.intend(known, today, answer.inDays, null);
    const splits = this.draw(known, `splits ${known.contacts}`) < 0.5;
    return { answers: { knows: knowledgeOf(known), presses: { ...whoKeys(plan), ...keysFor(answer, splits) } } };
  }

  /** Something was written to her, and went out. */
  async read(personId: PersonId, channel: Channel, severity: Severity, today: Temporal.PlainDate, stepId: string): Promise<void> {
    const known = this.people.get(personId);
    if (!known) return;
    const { creditorId } = known;
    const answer = this.meet(known, channel, severity);
    if (answer.does === 'pays') this.intend(known, today, answer.inDays, null);
    const act = { actor: 'user:eva', origin: `reply:${stepId}` } as const;
    const { tools } = this.installation;
    if (answer.does === 'opts_out')
      await tools.work.run((tx) => recordOptOut(tools, tx, act, { personId, creditorId, scope: 'all' }));
    if (answer.does === 'disputes')
      await tools.work.run(async (tx) => {
        const [oldest] = await tools.books.receivables.openOf(tx, personId, creditorId);
        const receivables: readonly ReceivableId[] = oldest ? [oldest.id] : [];
        return openDispute(tools, tx, act, { personId, creditorId, receivables, code: 'wrong_amount' });
      });
  }

  /** Whether she keeps a promise, or pays an instalment, by the day that she named. */
  keeps(personId: PersonId, date: string, amountMinor: number | null): void {
    const known = this.people.get(personId);
    if (!known || this.draw(known, `keeps ${date}`) >= this.model.keeps) return;
    const part = amountMinor !== null && this.draw(known, `keeps in part ${date}`) < 0.1;
    this.intendOn(date, known, part ? Math.ceil(amountMinor / 200) * 100 : amountMinor);
  }

  /** Those who pay of themselves on a day, nobody having asked. */
  payUnasked(day: Temporal.PlainDate): void {
    for (const known of this.people.values())
      if (this.draw(known, `unasked ${day}`) < this.model.paysUnasked) this.intendOn(day.toString(), known, null);
  }

  draw({ debtor }: KnownDebtor, what: string): number {
    return this.chance(`${debtor.id} ${what}`);
  }

  private meet(known: KnownDebtor, channel: Channel, severity: Severity): DebtorAnswer {
    const { debtor, contacts: nth, reached: reachedBefore } = known;
    const answer = answerContact(this.model, this.chance, { debtor: debtor.id, nth, channel, severity, reachedBefore });
    known.contacts += 1;
    if (answer.does !== 'not_reached') known.reached += 1;
    return answer;
  }

  private intend(known: KnownDebtor, today: Temporal.PlainDate, inDays: number, amountMinor: number | null): void {
    this.intendOn(today.add({ days: inDays }).toString(), known, amountMinor);
  }

  private intendOn(date: string, known: KnownDebtor, amountMinor: number | null): void {
    this.intentions.set(date, [...(this.intentions.get(date) ?? []), { known, amountMinor }]);
  }
}

const deadNumbers = 0.02;

/** Of a hundred calls that do not get to her: it rings in vain, it is busy, switched off, declined; or somebody answers and says nothing. */
function notReached(drawn: number, known: KnownDebtor): FarEnd {
  if (drawn < 0.68) return { sipCode: null };
  if (drawn < 0.8) return { sipCode: 486 };
  if (drawn < 0.88) return { sipCode: 480 };
  if (drawn < 0.93) return { sipCode: 603 };
  return { answers: { knows: {}, presses: drawn < 0.98 ? {} : { who: known.debtor.kind === 'company' ? '' : '9' } } };
}

function knowledgeOf({ debtor }: KnownDebtor): Listener['knows'] {
  const [year = '', month = '', day = ''] = debtor.birthDate.split('-');
  const customer_number = String(90_000 + Number(debtor.id.slice(1)));
  return { birth_date: `${day}${month}${year}`, customer_number, postcode: debtor.postcode.replace('-', '') };
}

/** The way in which she proves who she is: by her birth date where that is known. */
function whoKeys({ session }: Reservation['plan']): Listener['presses'] {
  return { who: session.facts.person.verifiers.includes('birth_date') ? '1' : '2' };
}

/** What she presses at the nodes of the shipped reminders. `splits`: where instalments are offered, she takes them. */
function keysFor(answer: DebtorAnswer, splits: boolean): Listener['presses'] {
  switch (answer.does) {
    case 'promises': {
      const promise = `${answer.inDays <= 1 ? '1' : answer.inDays <= 4 ? '2' : '3'}1`;
      const offer = splits ? { 'plan-options': '1', plan: '11' } : { 'plan-options': '5', 'plan-other': '1' };
      return { options: '1', promise, ...offer };
    }
    case 'disputes':
      return { options: '4', 'plan-options': '4', dispute: '2' };
    case 'opts_out':
      return { options: '9', 'plan-options': '9' };
    case 'hardship':
      return { options: '5', 'other-options': '2', 'plan-options': '5', 'plan-other': '2' };
    default:
      return {}; // she listens
  }
}
