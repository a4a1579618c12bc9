import type { CampaignChange, CampaignNotChanged } from '../dialer/change-campaign.ts';
import type { TrunkChange } from '../dialer/change-trunk.ts';
import type { LimitsInForce } from '../dialer/find-limits.ts';
import type { CampaignSettings, Trunk } from '../dialer/model.ts';
import type { TrunkState } from '../dialer/telephony.ts';
import type { Limit } from '../gate/pack.ts';
import type { CampaignId, TrunkId } from '../kernel/ids.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { UserName } from './ports.ts';

/** What operators set while calls go out, and what of the lines is in use. Durations in ms, instants in epoch ms. */
export interface LiveSettings {
  campaign(id: CampaignId): Promise<CampaignSettingsView | undefined>;
  /** Holds from the next call on; calls that are up end as they began. */
  changeCampaign(id: CampaignId, change: CampaignOrder, by: UserName): Promise<Result<CampaignSettingsView, CampaignNotChanged>>;
  limits(): Promise<LimitsInForce>;
  changeLimits(
    change: { readonly calls?: number; readonly callsPerSecond?: number },
    by: UserName,
  ): Promise<Result<LimitsInForce, Refusal<'bad_limits' | 'above_ceiling'>>>;
  trunks(): Promise<TrunkView[]>;
  changeTrunk(id: TrunkId, change: TrunkChange, by: UserName): Promise<Result<TrunkView, Refusal<'unknown_trunk' | 'bad_trunk'>>>;
}

/** As people write it: the agent's number in whatever form. */
export type CampaignOrder = Omit<CampaignChange, 'settings'> & {
  readonly settings: Partial<Omit<CampaignSettings, 'agentNumber'>> & { readonly agentNumber?: string | null };
};

export type CampaignSettingsView = {
  readonly settings: CampaignSettings;
  /** What the creditor's country allows; a stricter setting binds, a looser one changes nothing. A debtor elsewhere may be bound tighter. */
  readonly law: { readonly attemptsPerDay: Limit; readonly attemptsPerSevenDays: Limit; readonly attemptsInAll: Limit };
};

export type TrunkView = Pick<
  Trunk,
  'id' | 'name' | 'host' | 'port' | 'user' | 'simulated' | 'destinations' | 'channels' | 'callsPerSecond'
> & {
  readonly hasPassword: boolean;
  /** Calls up on it now. */
  readonly inUse: number;
  readonly state: TrunkState;
  /** Open: it gets no calls. Null when it never moved. */
  readonly breaker: TrunkBreaker | null;
};

export type TrunkBreaker = { readonly state: 'open' | 'half_open' | 'closed'; readonly since: number; readonly reason: string };
