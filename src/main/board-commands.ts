import type { DialerTools } from '../dialer/dialer-tools.ts';
import type { Campaign } from '../dialer/model.ts';
import { moveCampaign } from '../dialer/move-campaign.ts';
import { releaseEverything, stopEverything } from '../gate/stop-everything.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/result.ts';
import type { Board, CampaignView, DiallingView, UserName } from '../web/ports.ts';

/** What the console may order. `viewOf` shows a campaign after it was moved. */
export function boardCommands(
  tools: DialerTools,
  viewOf: (id: CampaignId) => Promise<CampaignView | undefined>,
): Pick<Board, 'start' | 'pause' | 'stop' | 'stopAll' | 'allowDialling' | 'dialling'> {
  const stoppedSince = () => tools.work.run((tx) => tools.gate.emergencyStop.since(tx));

  async function whyStopped(): Promise<string> {
    const restored = await tools.work.run((tx) => tools.gate.emergencyStop.restored(tx));
    if (restored)
      return 'This record came out of a backup: say what happened since with `dovolat confirm-restore` before a campaign is started';
    return 'Every call is stopped. Allow dialling again before a campaign is started';
  }

  async function dialling(): Promise<DiallingView> {
    const since = await stoppedSince();
    return { allowed: since === null, since, by: null };
  }

  async function move(id: CampaignId, by: UserName, order: 'start' | 'pause' | 'stop') {
    const campaign = await tools.work.run((tx) => tools.campaigns.find(tx, id));
    if (!campaign) return refuse('unknown_campaign', 'There is no such campaign');
    const moved = await moveCampaign(tools, by, campaign, order);
    if (!moved.ok) return moved.reason === 'wrong_state' && isOver(campaign) ? refuse('campaign_finished', moved.message) : moved;
    const view = await viewOf(id);
    return view ? accept(view) : refuse('unknown_campaign', 'There is no such campaign');
  }

  return {
    dialling,
    start: async (id, by) => {
      if ((await stoppedSince()) !== null) return refuse('dialling_stopped', await whyStopped());
      return move(id, by, 'start');
    },
    pause: (id, by) => move(id, by, 'pause'),
    stop: (id, by) => move(id, by, 'stop'),
    stopAll: async (by) => {
      await stopEverything(tools, by, 'the red button of the console');
      return dialling();
    },
    allowDialling: async (by) => {
      await releaseEverything(tools, by, 'allowed again at the console');
      return dialling();
    },
  };
}

function isOver({ state }: Campaign): boolean {
  return state === 'finished' || state === 'stopped';
}
