import type { NoCampaign } from '../../dialer/create-campaign.ts';
import type { AudienceFigures, AudienceWish } from '../../dialer/find-audience.ts';
import type { CampaignJoin, Joined, NotJoined } from '../../dialer/join-campaign.ts';
import type { CampaignSettings } from '../../dialer/model.ts';
import type { CampaignPurpose, FlowPurpose } from '../../flow/flow-purpose.ts';
import type { Limit } from '../../gate/pack.ts';
import type { Country, Language } from '../../kernel/country.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { CampaignView, UserName } from '../ports.ts';

/** Where campaigns are made. */
export interface CampaignDesk {
  /** Of whom a campaign can be made and how it is set when nothing else is said. */
  choices(): Promise<CampaignChoices>;
  /** Flows by name, with what is published of each. One that cannot be called is told with what is wrong. */
  flows(): Promise<readonly FlowView[]>;
  /** Whom such a campaign would call, and why not the others. Writes nothing. */
  audience(
    wish: AudienceWish,
  ): Promise<Result<AudienceFigures, Refusal<'unknown_creditor' | 'unknown_flow' | 'flow_of_other_purpose'>>>;
  /** One more person, also while it calls. There already: nothing changes. */
  join(wish: CampaignJoin, by: UserName): Promise<Result<Joined, NotJoined>>;
  /** A draft: it calls nobody before it is started. The same `key` from the same person with the same wish makes one campaign. */
  create(wish: NewCampaign, key: string, by: UserName): Promise<Result<CampaignView, NoCampaign | Refusal<'not_a_phone_number'>>>;
}

export type NewCampaign = {
  readonly name: string;
  /** The creditor's code. */
  readonly creditor: string;
  readonly flow: string;
  /** What the flow is for when nothing is said. */
  readonly purpose?: CampaignPurpose | undefined;
  readonly daysAhead?: number | undefined;
  /** The agent's number in whatever form. */
  readonly settings: Partial<Omit<CampaignSettings, 'agentNumber'>> & { readonly agentNumber?: string | null };
};

export type FlowVersionState = 'draft' | 'published' | 'retired';

export type FlowView = {
  readonly name: string;
  /** What it is for; null when it cannot be called. */
  readonly purpose: FlowPurpose | null;
  /** Empty when it cannot be called. */
  readonly languages: readonly Language[];
  readonly version: string | null;
  /** It asks who is speaking before it tells anything of a debt. */
  readonly verifies: boolean;
  /** Why it cannot be called; null when it can. */
  readonly trouble: string | null;
  /** `published` where new calls use a version of it. */
  readonly state: FlowVersionState;
  /** What is published first; a file that says something else is a draft. `since`: epoch ms, null for a draft. */
  readonly versions: readonly {
    readonly version: string;
    readonly state: FlowVersionState;
    readonly since: number | null;
    readonly by: string | null;
  }[];
};

export type CampaignChoices = {
  readonly creditors: readonly {
    readonly code: string;
    readonly name: string;
    readonly country: Country;
    /** Working hours of the creditor's country, `08:00`, and what its law allows of calls to one person. */
    readonly hours: { readonly from: string; readonly to: string };
    readonly law: { readonly attemptsPerDay: Limit; readonly attemptsPerSevenDays: Limit; readonly attemptsInAll: Limit };
  }[];
  readonly defaults: CampaignSettings;
  readonly daysAhead: { readonly usual: number; readonly most: number };
};
