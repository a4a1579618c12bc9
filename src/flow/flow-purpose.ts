/** What a campaign calls people for; it calls by flows that say they are for that. */
export const campaignPurposes = ['collection', 'courtesy', 'promise_reminder', 'contact_verification'] as const;
export type CampaignPurpose = (typeof campaignPurposes)[number];

/**
 * What a flow is for, as it says itself: `collection` of what is overdue, `courtesy` before the due date, `promise_reminder` about a
 * promise that is due or was broken, `contact_verification` of telephone and e-mail (its calls know nothing of a debt), `inbound` for people
 * who call us.
 */
export const flowPurposes = [...campaignPurposes, 'inbound'] as const;
export type FlowPurpose = (typeof flowPurposes)[number];

export function isCampaignPurpose(purpose: FlowPurpose): purpose is CampaignPurpose {
  return purpose !== 'inbound';
}
