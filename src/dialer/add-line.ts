import type { Actor } from '../journal/event.ts';
import { type Country, countries } from '../kernel/country.ts';
import { parsePhone } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { CallerIdentity, Trunk } from './model.ts';

export type TrunkWish = Partial<Omit<Trunk, 'id'>> & { readonly name: string; readonly host: string };

/** Adds a trunk. Asterisk learns of it at the next start, or at once when it runs. */
export async function addTrunk(
  tools: Pick<DialerTools, 'work' | 'trunks' | 'journal' | 'ids'>,
  actor: Actor,
  wish: TrunkWish,
): Promise<Result<Trunk, Refusal<'bad_trunk' | 'name_taken'>>> {
  const trunk: Trunk = {
    id: tools.ids.next('trk'),
    name: wish.name,
    host: wish.host,
    port: wish.port ?? 5060,
    user: wish.user ?? null,
    password: wish.password ?? null,
    codec: wish.codec ?? 'alaw',
    simulated: wish.simulated ?? false,
    destinations: wish.destinations ?? countries,
    channels: wish.channels ?? 10,
    callsPerSecond: wish.callsPerSecond ?? 2,
  };
  const trouble = checkTrunk(trunk);
  if (trouble) return refuse('bad_trunk', trouble);
  return tools.work.run(async (tx) => {
    if ((await tools.trunks.all(tx)).some(({ name }) => name === trunk.name))
      return refuse('name_taken', `There is already a trunk "${trunk.name}"`);
    await tools.trunks.add(tx, trunk);
    const { password: _secret, user: _user, ...shown } = trunk;
    await tools.journal.append(tx, actor, [{ type: 'trunk_added', subject: {}, data: shown }]);
    return accept(trunk);
  });
}

export type IdentityTools = Pick<DialerTools, 'work' | 'identities' | 'journal' | 'ids' | 'books' | 'clock'>;

export type IdentityWish = {
  readonly number: string;
  readonly creditor: string;
  readonly country?: Country;
  readonly dailyCap?: number;
  readonly concurrentCap?: number;
};

/** Adds a number that we present. It is used only once verified as ours. */
export async function addCallerIdentity(
  tools: IdentityTools,
  actor: Actor,
  wish: IdentityWish,
): Promise<Result<CallerIdentity, Refusal<'unknown_creditor' | 'not_a_phone_number' | 'number_taken' | 'bad_cap'>>> {
  const trouble = checkIdentityCaps({ dailyCap: wish.dailyCap ?? 1, concurrentCap: wish.concurrentCap ?? null });
  if (trouble) return refuse('bad_cap', trouble);
  return tools.work.run(async (tx) => {
    const creditor = await tools.books.creditors.findByCode(tx, wish.creditor);
    if (!creditor) return refuse('unknown_creditor', `There is no creditor "${wish.creditor}"`);
    const phone = parsePhone(wish.number, wish.country ?? creditor.country);
    if (!phone.ok) return phone;
    const known = (await tools.identities.all(tx)).find(
      ({ creditorId, number }) => creditorId === creditor.id && number === phone.value.number,
    );
    if (known) return refuse('number_taken', `${phone.value.number} is already a caller identity of "${wish.creditor}"`);
    const identity: CallerIdentity = {
      id: tools.ids.next('cid'),
      creditorId: creditor.id,
      number: phone.value.number,
      verifiedAt: null,
      dailyCap: wish.dailyCap ?? 200,
      concurrentCap: wish.concurrentCap ?? null,
      inboundFlow: null,
      inboundAgent: null,
    };
    await tools.identities.add(tx, identity);
    await tools.journal.append(tx, actor, [
      {
        type: 'caller_identity_added',
        subject: { creditorId: creditor.id },
        data: { callerIdentityId: identity.id, dailyCap: identity.dailyCap, concurrentCap: identity.concurrentCap },
      },
    ]);
    return accept(identity);
  });
}

/** Records how a number was shown to be ours; `evidence` says by what (a contract, a test call). */
export async function verifyCallerIdentity(
  tools: IdentityTools,
  actor: Actor,
  wish: { readonly number: string; readonly country: Country; readonly evidence: string },
): Promise<Result<void, Refusal<'unknown_number' | 'not_a_phone_number' | 'no_evidence'>>> {
  const evidence = wish.evidence.trim();
  if (evidence === '')
    return refuse('no_evidence', 'Say by what the number was shown to be ours: a contract, an invoice, a call to it');
  const phone = parsePhone(wish.number, wish.country);
  if (!phone.ok) return phone;
  return tools.work.run(async (tx) => {
    const verified = await tools.identities.verify(tx, phone.value.number, tools.clock.now().epochMilliseconds);
    if (!verified) return refuse('unknown_number', `${phone.value.number} is no caller identity: add it first`);
    await tools.journal.append(tx, actor, [{ type: 'caller_identity_verified', subject: {}, data: { evidence } }]);
    return accept(undefined);
  });
}

/** What is wrong with a trunk, as a sentence for the operator; null when nothing is. */
export function checkTrunk({ name, host, port, channels, callsPerSecond, destinations }: Trunk): string | null {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) return `a trunk's name is made of small letters, digits and hyphens, not "${name}"`;
  if (!/^[A-Za-z0-9.:-]+$/.test(host)) return `"${host}" is neither a host name nor an address`;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return `${port} is not a port`;
  if (!Number.isInteger(channels) || channels < 1) return `a trunk has at least 1 channel, not ${channels}`;
  if (destinations.length === 0) return 'a trunk calls somewhere: name at least one country';
  return callsPerSecond > 0 ? null : `calls per second is a number above 0, not ${callsPerSecond}`;
}

/** What is wrong with an identity's caps, as a sentence; null when nothing is. */
export function checkIdentityCaps({
  dailyCap,
  concurrentCap,
}: Pick<CallerIdentity, 'dailyCap' | 'concurrentCap'>): string | null {
  if (!Number.isInteger(dailyCap) || dailyCap < 1) return `calls a day are a whole number of at least 1, not ${dailyCap}`;
  if (concurrentCap !== null && (!Number.isInteger(concurrentCap) || concurrentCap < 1))
    return `calls at once are a whole number of at least 1, not ${concurrentCap}`;
  return null;
}
