import { createCampaign } from '../../../src/dialer/create-campaign.ts';
import { moveCampaign } from '../../../src/dialer/move-campaign.ts';
import { must, type RehearsalWorld } from '../rehearsal-world.ts';
import { enrolDebtors } from './enrol-debtors.ts';
import type { SentToEveryPlace } from './flow-at-every-node.ts';

/** The campaign of a flow (the `nth` one), running, with at most `lines` calls up at once. Gives its id. */
export async function startCampaign(
  world: RehearsalWorld,
  every: SentToEveryPlace,
  { nth, lines, callsPerSecond }: { readonly nth: number; readonly lines: number; readonly callsPerSecond: number },
): Promise<string> {
  const { creditor } = await enrolDebtors(world, every, nth);
  const { tools } = await world.record();
  const campaign = must(
    await createCampaign(tools, 'user:test', {
      ...{ name: every.flow, creditor: creditor.code, flow: every.flow, daysAhead: 60 },
      settings: { calendar: 'rehearsal', concurrency: lines, callsPerSecond, attemptsInAll: 1 },
    }),
  );
  must(await moveCampaign(tools, 'user:test', campaign, 'start'));
  return campaign.id;
}
