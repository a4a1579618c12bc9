import type * as api from './api-types.ts';
import type { CallerIdentityView, CampaignSettingsView, TrunkView } from './live-settings.ts';

/** Settings and lines in the forms that outsiders rely on: instants RFC 3339 in UTC, durations in ms. */
export function wireSettings({ settings, law }: CampaignSettingsView): api.CampaignSettings {
  return { ...settings, retryAfterMs: { ...settings.retryAfterMs }, law };
}

export function wireTrunk({ breaker, destinations, ...view }: TrunkView): api.Trunk {
  return {
    ...view,
    destinations: [...destinations],
    breaker: breaker && { ...breaker, since: new Date(breaker.since).toISOString() },
  };
}

export function wireCallerIdentity(view: CallerIdentityView): api.CallerIdentity {
  return view;
}
