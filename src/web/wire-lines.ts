import type * as api from './api-types.ts';
import type { CampaignSettingsView, TrunkView } from './live-settings.ts';
import type { IdentityDetail } from './setup-ports.ts';
import { wireInstant } from './wire.ts';

/** Settings and lines in the forms that outsiders rely on: instants RFC 3339 in UTC, durations in ms. */
export function wireSettings({ settings, law }: CampaignSettingsView): api.CampaignSettings {
  return { ...settings, retryAfterMs: { ...settings.retryAfterMs }, law };
}

export function wireTrunk({ breaker, destinations, ...view }: TrunkView): api.Trunk {
  return {
    ...view,
    destinations: [...destinations],
    breaker: breaker && { ...breaker, since: wireInstant(breaker.since) },
  };
}

export function wireCallerIdentity(identity: IdentityDetail): api.CallerIdentity {
  const { id, number, creditor, state, verifiedAt, restsUntil, restReason, usedToday, dailyCap, up, concurrentCap, health } =
    identity;
  const { inboundFlow, inboundAgent } = identity;
  return {
    ...{ id, number, creditor, restReason, usedToday, dailyCap, up, concurrentCap, inboundFlow, inboundAgent },
    state: state === 'in_use' ? 'verified' : state,
    verifiedAt: verifiedAt === null ? null : wireInstant(verifiedAt),
    restsUntil: restsUntil === null ? null : wireInstant(restsUntil),
    health: { ...health },
  };
}
