import { type CampaignPurpose, isCampaignPurpose } from '../flow/flow-purpose.ts';
import { isDiallableKind } from '../gate/rules/safety.ts';
import { localDate } from '../kernel/calendar.ts';
import { languageOf } from '../kernel/country.ts';
import type { PersonId } from '../kernel/ids.ts';
import { countryOfPhone, parsePhone } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { usableFields } from '../receivables/check-identity.ts';
import type { Creditor } from '../receivables/model.ts';
import { type AudienceReason, decideAudience } from './decide-audience.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Trunk } from './model.ts';
import type { Audience, AudienceMember, AudiencePage } from './ports.ts';
import { carries } from './route.ts';
import { defaultDaysAhead, whomToCall } from './whom-to-call.ts';

export type AudienceWish = {
  /** The creditor's code. */
  readonly creditor: string;
  readonly flow: string;
  readonly calendar: 'legal' | 'rehearsal';
  /** How many days it looks ahead for what comes due, or for promises. */
  readonly daysAhead?: number | undefined;
};

/** How many would be called, and why the others would not. */
export type AudienceFigures = {
  /** All whom the campaign is about. */
  readonly debtors: number;
  readonly callable: number;
  /** Of the callable: nothing is on record to identify them by, so the flow tells them nothing of a debt. */
  readonly unidentifiable: number;
  readonly notCalled: Readonly<Partial<Record<AudienceReason, number>>>;
};

type AudienceTools = Pick<DialerTools, 'work' | 'books' | 'trunks' | 'flows' | 'clock'> & { readonly audience: Audience };

/** Looks at everybody whom the flow's purpose is about, a few hundred at a time. Writes nothing; `createCampaign` would take the same people. */
export async function findAudience(
  tools: AudienceTools,
  { creditor: code, flow: name, calendar, daysAhead = defaultDaysAhead }: AudienceWish,
): Promise<Result<AudienceFigures, Refusal<'unknown_creditor' | 'unknown_flow' | 'flow_of_other_purpose'>>> {
  const flow = tools.flows.published(name);
  if (!flow) return refuse('unknown_flow', `There is no published flow "${name}"`);
  const { purpose } = flow;
  if (!isCampaignPurpose(purpose))
    return refuse('flow_of_other_purpose', `The flow "${name}" answers people who call us: no campaign can call with it`);
  const { creditor, trunks } = await tools.work.run(async (tx) => ({
    creditor: await tools.books.creditors.findByCode(tx, code),
    trunks: await tools.trunks.all(tx),
  }));
  if (!creditor) return refuse('unknown_creditor', `There is no creditor "${code}"`);
  const which = whomToCall(purpose, localDate(tools.clock.now(), creditor.country), daysAhead);
  const asks = [...flow.nodes.values()].some(({ type }) => type === 'verify');
  const counts = new Map<ReturnType<typeof decideAudience>, number>();
  let debtors = 0;
  for (let after: PersonId | null = null; ; ) {
    const now = tools.clock.now().epochMilliseconds;
    const { members, next }: AudiencePage = await tools.audience.page(creditor.id, which, now, after, pageSize);
    for (const member of members) {
      const facts = factsOf(member, creditor, trunks, calendar, purpose);
      const found = decideAudience({ ...facts, identifiable: facts.identifiable || !asks }, flow.languages);
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }
    debtors += members.length;
    if (next === null) break;
    after = next;
  }
  const unidentifiable = counts.get('callable_unidentified') ?? 0;
  const callable = (counts.get('callable') ?? 0) + unidentifiable;
  counts.delete('callable');
  counts.delete('callable_unidentified');
  return accept({ debtors, callable, unidentifiable, notCalled: Object.fromEntries(counts) });
}

const pageSize = 250;

function factsOf(
  member: AudienceMember,
  creditor: Creditor,
  trunks: readonly Trunk[],
  calendar: AudienceWish['calendar'],
  purpose: CampaignPurpose,
) {
  const numbers = member.phones.flatMap(({ value, status, suppressed }) => {
    const parsed = parsePhone(value, member.country);
    if (!parsed.ok) return [];
    const phone = parsed.value;
    const allowed = isDiallableKind(phone.kind) && (calendar === 'legal' || phone.rehearsal);
    const usable = status === 'unverified' || (status === 'verified' && purpose !== 'contact_verification');
    return [{ usable, suppressed, phone, carried: allowed && trunks.some((trunk) => carries(trunk, phone)) }];
  });
  const country = numbers.find(({ usable }) => usable);
  const spoken = country && countryOfPhone(country.phone);
  return {
    owes: member.owes,
    optedOut: member.optedOut,
    held: member.held,
    numbers,
    language: member.language ?? (spoken && languageOf[spoken]) ?? creditor.language,
    identifiable:
      usableFields(
        member.verifiers.map((field) => ({ field })),
        creditor.birthNumberTitle,
      ).size > 0,
  };
}
