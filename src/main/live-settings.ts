import { changeCampaign } from '../dialer/change-campaign.ts';
import { changeLimits } from '../dialer/change-limits.ts';
import { changeTrunk } from '../dialer/change-trunk.ts';
import type { DialerTools } from '../dialer/dialer-tools.ts';
import { findLimits } from '../dialer/find-limits.ts';
import type { Campaign, Trunk } from '../dialer/model.ts';
import type { TrunkWatch } from '../dialer/telephony.ts';
import { packInForce } from '../gate/packs/central-europe.ts';
import type { JournalReader } from '../journal/ports.ts';
import { localDate } from '../kernel/calendar.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { parsePhone } from '../kernel/phone.ts';
import { accept, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Creditor } from '../receivables/model.ts';
import type { CampaignSettingsView, LiveSettings, TrunkView } from '../web/live-settings.ts';
import { trunkBreakers } from './trunk-breakers.ts';

type LiveTools = Pick<
  DialerTools,
  'work' | 'campaigns' | 'trunks' | 'identities' | 'attempts' | 'limits' | 'overallCeiling' | 'journal' | 'books' | 'clock'
> & { readonly gate: Pick<DialerTools['gate'], 'packs' | 'suppressions'> };

/** What the console and the API see and change of settings and lines. */
export function liveSettings(tools: LiveTools, watch: Pick<TrunkWatch, 'state'>, journal: JournalReader): LiveSettings {
  const breakers = trunkBreakers(journal);

  async function campaignWith(tx: Tx, id: CampaignId): Promise<{ campaign: Campaign; creditor: Creditor } | undefined> {
    const campaign = await tools.campaigns.find(tx, id);
    const creditor = campaign && (await tools.books.creditors.find(tx, campaign.creditorId));
    return campaign && creditor && { campaign, creditor };
  }

  function settingsView({ settings }: Campaign, { country }: Creditor): CampaignSettingsView {
    const pack = packInForce(tools.gate.packs, country, localDate(tools.clock.now(), country).toString());
    const { perDay, perSevenDays, perCampaign } = pack.placedCalls;
    return { settings, law: { attemptsPerDay: perDay, attemptsPerSevenDays: perSevenDays, attemptsInAll: perCampaign } };
  }

  async function trunkViews(): Promise<TrunkView[]> {
    const { trunks, up } = await tools.work.run(async (tx) => ({
      trunks: await tools.trunks.all(tx),
      up: await tools.attempts.open(tx),
    }));
    const moved = await breakers();
    return trunks.map(({ codec: _codec, password, ...trunk }: Trunk) => ({
      ...trunk,
      hasPassword: password !== null,
      inUse: up.filter(({ trunkId }) => trunkId === trunk.id).length,
      state: watch.state(trunk.name),
      breaker: moved.get(trunk.name) ?? null,
    }));
  }

  const limits = () => tools.work.run((tx) => findLimits(tools, tx));

  return {
    campaign: async (id) => {
      const found = await tools.work.run((tx) => campaignWith(tx, id));
      return found && settingsView(found.campaign, found.creditor);
    },
    changeCampaign: async (id, { settings, ...order }, by) => {
      const found = await tools.work.run((tx) => campaignWith(tx, id));
      if (!found) return refuse('unknown_campaign', 'There is no such campaign');
      const { agentNumber, ...others } = settings;
      const agent = typeof agentNumber === 'string' ? parsePhone(agentNumber, found.creditor.country) : null;
      if (agent && !agent.ok) return refuse('bad_settings', agent.message);
      const wish = { ...others, ...(agentNumber !== undefined && { agentNumber: agent?.value.number ?? null }) };
      const changed = await changeCampaign(tools, by, id, { ...order, settings: wish });
      return changed.ok ? accept(settingsView(changed.value, found.creditor)) : changed;
    },
    limits,
    changeLimits: async ({ calls, callsPerSecond }, by) => {
      const changed = await changeLimits(tools, by, {
        ...(calls !== undefined && { concurrency: calls }),
        ...(callsPerSecond !== undefined && { perSecond: callsPerSecond }),
      });
      return changed.ok ? accept(await limits()) : changed;
    },
    trunks: trunkViews,
    changeTrunk: async (id, change, by) => {
      const changed = await changeTrunk(tools, by, id, change);
      if (!changed.ok) return changed;
      const view = (await trunkViews()).find((trunk) => trunk.id === id);
      return view ? accept(view) : refuse('unknown_trunk', 'There is no such trunk');
    },
  };
}
