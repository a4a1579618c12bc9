import { lookup } from 'node:dns/promises';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../dialer/add-line.ts';
import { changeCallerIdentity } from '../../dialer/change-caller-identity.ts';
import { setInboundLine } from '../../dialer/inbound/set-inbound-line.ts';
import { listCallerIdentities } from '../../dialer/list-caller-identities.ts';
import type { TrunkProbe } from '../../dialer/telephony.ts';
import type { JournalReader } from '../../journal/ports.ts';
import type { CallerIdentityId } from '../../kernel/ids.ts';
import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { LiveSettings } from '../../web/live-settings.ts';
import type { IdentityDetail, LineDesk } from '../../web/setup-ports.ts';
import type { SetupTools } from './setup-tools.ts';

export type LineDeskParts = {
  readonly tools: SetupTools;
  readonly settings: Pick<LiveSettings, 'trunks'>;
  readonly journal: JournalReader;
  readonly probe: TrunkProbe;
  readonly holds: LineDesk['holds'];
};

/** Trunks and caller identities, added and proven at the console or by the API. */
export function lineDesk({ tools, settings, journal, probe, holds }: LineDeskParts): LineDesk {
  const { work } = tools;
  const reasons = restReasons(journal);

  async function identities(): Promise<IdentityDetail[]> {
    const creditors = await work.run((tx) => tools.books.creditors.list(tx));
    const nameOf = new Map(creditors.map(({ id, name }) => [id, name]));
    const why = await reasons();
    return (await listCallerIdentities(tools)).map((identity) => ({
      ...identity,
      creditor: nameOf.get(identity.creditorId) ?? '',
      restReason: identity.state === 'resting' ? (why.get(identity.id) ?? null) : null,
    }));
  }

  async function shown(id: CallerIdentityId): Promise<Result<IdentityDetail>> {
    const found = (await identities()).find((each) => each.id === id);
    return found ? accept(found) : refuse('unknown_caller_identity', 'There is no such caller identity');
  }

  return {
    holds,
    identities,
    addTrunk: async (wish, by) => {
      const added = await addTrunk(tools, by, wish);
      if (!added.ok) return added;
      const view = (await settings.trunks()).find(({ id }) => id === added.value.id);
      return view ? accept(view) : refuse('unknown_trunk', 'There is no such trunk');
    },
    testTrunk: async (id) => {
      const trunk = (await work.run((tx) => tools.trunks.all(tx))).find((each) => each.id === id);
      if (!trunk) return refuse('unknown_trunk', 'There is no such trunk');
      const named = await lookup(trunk.host).then(
        () => true,
        () => false,
      );
      if (!named) return accept({ state: 'unreachable', roundTripMs: null, note: `the name ${trunk.host} is not known` });
      const probed = await probe.probe(trunk.name);
      return accept({ ...probed, note: notes[probed.state] });
    },
    addIdentity: async ({ creditorId, ...wish }, by) => {
      const creditor = await work.run((tx) => tools.books.creditors.find(tx, creditorId));
      if (!creditor) return refuse('unknown_creditor', 'There is no such creditor');
      const added = await addCallerIdentity(tools, by, { ...wish, creditor: creditor.code });
      return added.ok ? shown(added.value.id) : added;
    },
    verifyIdentity: async (id, evidence, by) => {
      const known = await shown(id);
      if (!known.ok) return known;
      const { number } = known.value;
      const verified = await verifyCallerIdentity(tools, by, { number, country: 'CZ', evidence });
      return verified.ok ? shown(id) : verified;
    },
    changeIdentity: async (id, { inboundFlow, inboundAgent, ...change }, by) => {
      const before = await shown(id);
      if (!before.ok) return before;
      if (inboundFlow !== undefined || inboundAgent !== undefined) {
        const { number, creditorId, inboundFlow: flowBefore } = before.value;
        const creditor = await work.run((tx) => tools.books.creditors.find(tx, creditorId));
        if (!creditor) return refuse('unknown_creditor', 'There is no such creditor');
        const flow = inboundFlow === undefined ? flowBefore : inboundFlow;
        const agent = inboundAgent === undefined ? {} : { agent: inboundAgent };
        const line = { number, country: creditor.country, creditor: creditor.code, flow, ...agent };
        const set = await setInboundLine(tools, by, line);
        if (!set.ok) return set;
      }
      const changed = await changeCallerIdentity(tools, by, id, change);
      return changed.ok ? shown(id) : changed;
    },
  };
}

const notes = {
  reachable: null,
  unreachable: 'its far end does not answer: check address and port, and that the carrier lets this machine in',
  unmonitored: 'it is not asked whether it lives',
  unknown: 'Asterisk has not told yet: try again in a moment',
} as const;

/** Why each caller identity rests, or rested last; read once and then kept up with the journal. */
function restReasons(journal: JournalReader): () => Promise<ReadonlyMap<string, IdentityDetail['restReason']>> {
  const reasons = new Map<string, IdentityDetail['restReason']>();
  let seq = 0;
  let reading: Promise<void> = Promise.resolve();
  const read = async () => {
    for (;;) {
      const rests = await journal.read({ after: seq, limit: 1000, types: ['caller_identity_rested'] });
      for (const { data } of rests) {
        const { callerIdentityId, because } = data as { callerIdentityId: string; because: IdentityDetail['restReason'] };
        reasons.set(callerIdentityId, because);
      }
      seq = rests.at(-1)?.seq ?? seq;
      if (rests.length < 1000) return;
    }
  };
  return async () => {
    reading = reading.catch(() => undefined).then(read);
    await reading;
    return reasons;
  };
}
