import { addTrunk } from '../../../src/dialer/add-line.ts';
import type { SampleDebtor } from '../../../src/rehearsal/sample-portfolio.ts';
import { isFinished, type Lines } from '../read-journal.ts';
import { must, openRehearsalWorld } from '../rehearsal-world.ts';
import type { CommandOutcome } from '../server-process.ts';
import { callIn } from './call-in.ts';
import { type DoneErrand, directDebtors, type OnRecord } from './direct-debtors.ts';
import { directedNetwork } from './directed-network.ts';
import type { SentToEveryPlace } from './flow-at-every-node.ts';
import { type OpenLine, openLine } from './open-line.ts';
import { startCampaign } from './start-campaign.ts';
import { watchCalls } from './watch-calls.ts';

/** What came of calls to every place. */
export type EveryPlace = {
  readonly done: readonly DoneErrand[];
  readonly journal: Lines;
  /** INVITEs that reached the network. */
  readonly placed: number;
  /** What `dovolat judge` said. */
  readonly judged: CommandOutcome;
};

/**
 * Sends every debtor on her errand at once, through one installation, our Asterisk and that of the simulated network: a campaign for each
 * flow that calls, a line for the one that answers. Resolves when all calls are over.
 */
export async function callEveryPlace(flows: readonly SentToEveryPlace[]): Promise<EveryPlace> {
  const sent = flows.flatMap((each) => each.sent);
  const onRecord: OnRecord = {
    callWith: (telephone) => calls.callWith(telephone),
    flowOf: async ({ flow, version }) => {
      const found = (await world.record()).tools.flows.version(flow, version);
      if (!found) throw new Error(`${flow} ${version} is not on record`);
      return found;
    },
    calleeOf: async ({ debtor, telephone }, { facts }) => {
      const secrets = secretsOf(debtor);
      if (facts.direction === 'outbound' || !line) return { facts, secrets };
      const customer = { facts: await line.factsOf(debtor.number), secrets };
      return { facts, secrets: telephone === debtor.number ? secrets : {}, customer };
    },
  };
  const { lead, done } = directDebtors(sent, onRecord);
  const network = await directedNetwork(lead);
  const world = await openRehearsalWorld({
    debtors: sent.map(({ debtor }) => debtor),
    script: network.script,
    settings: { DOVOLAT_MAX_CALLS: String(mostLines) },
  });
  const calls = watchCalls(world);
  let line: OpenLine | undefined;
  const share = (each: SentToEveryPlace) => Math.ceil((lines * each.sent.length) / sent.length);
  try {
    const server = await world.startServer();
    const [url = ''] = /http:\/\/\S+?:\d+/.exec(server.said()) ?? [];
    const { tools } = await world.record();
    const [host = '', port = ''] = world.carrier.address.split(':');
    const trunk = { name: 'network', host, port: Number(port), simulated: true, channels: mostLines, callsPerSecond };
    must(await addTrunk(tools, 'user:test', trunk));
    const answering = flows.find(({ answers }) => answers);
    const started: string[] = [];
    for (const [nth, each] of flows.entries())
      if (!each.answers) started.push(await startCampaign(world, each, { nth, lines: share(each), callsPerSecond }));
    if (answering) {
      line = await openLine(world, answering, flows.indexOf(answering), url);
      await callIn(world, network, answering.sent, { number: line.number, lines: share(answering) });
    }
    await world.until('everybody was called', (journal) => started.every((id) => isFinished(journal, id)), 600_000);
    const placed = new Set((await world.carrier.placedCalls()).map(({ callId }) => callId)).size;
    return { done, journal: await world.journal(), placed, judged: await world.dovolat('judge') };
  } finally {
    await calls.stop();
    await world.close();
    await network.close();
  }
}

/** Calls that are up at once, shared among the flows, and how fast they begin. Shares are rounded up. */
const lines = 120;
const mostLines = 130;
const callsPerSecond = 10;

function secretsOf({ birthDate, customerNumber, postcode }: SampleDebtor) {
  const [year, month, day] = birthDate.split('-');
  return { birth_date: `${day}${month}${year}`, customer_number: customerNumber, postcode };
}
