import type { CallbackSlot } from '../flow/session.ts';
import { type Country, timeZoneOf } from '../kernel/country.ts';
import { countryOfPhone, parsePhone } from '../kernel/phone.ts';
import { instantsOf } from './callback-slots.ts';
import { type Attempt, type Callback, type CampaignSettings, defaultCampaignSettings } from './model.ts';

/**
 * When a call back in this slot is due, and until when it may ring: the slot in the local time of the number that was spoken from. Under the
 * rehearsal calendar, which knows no times of day, after the delay of a call that nobody answered. Pure.
 */
export function callbackTime(
  slot: CallbackSlot,
  attempt: Pick<Attempt, 'id' | 'number'>,
  about: {
    readonly creditorCountry: Country;
    readonly settings: Pick<CampaignSettings, 'calendar' | 'retryAfterMs'>;
    readonly now: Temporal.Instant;
  },
): Callback {
  const { creditorCountry, settings, now } = about;
  if (settings.calendar === 'rehearsal') {
    const delay = settings.retryAfterMs.no_answer ?? defaultCampaignSettings.retryAfterMs.no_answer ?? 0;
    const from = now.epochMilliseconds + delay;
    return { askedIn: attempt.id, from, to: from + rehearsalSlotMs };
  }
  const phone = parsePhone(attempt.number, creditorCountry);
  const country = phone.ok ? countryOfPhone(phone.value) : undefined;
  return { askedIn: attempt.id, ...instantsOf(slot, timeZoneOf[country ?? creditorCountry]) };
}

const rehearsalSlotMs = 3_600_000;
