import { createHash } from 'node:crypto';
import type { FlowState } from '../cli/flow-desk.ts';
import { createCampaign } from '../dialer/create-campaign.ts';
import type { DialerTools } from '../dialer/dialer-tools.ts';
import { findAudience } from '../dialer/find-audience.ts';
import { joinCampaign } from '../dialer/join-campaign.ts';
import { defaultCampaignSettings } from '../dialer/model.ts';
import type { Audience } from '../dialer/ports.ts';
import { defaultDaysAhead, mostDaysAhead } from '../dialer/whom-to-call.ts';
import type { ContactWindow } from '../gate/pack.ts';
import { packInForce } from '../gate/packs/central-europe.ts';
import { localDate } from '../kernel/calendar.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { parsePhone } from '../kernel/phone.ts';
import { accept } from '../kernel/result.ts';
import type { CampaignChoices, CampaignDesk, NewCampaign } from '../web/desk/campaign-desk.ts';
import type { CampaignView } from '../web/ports.ts';
import { flowViews } from './flow-views.ts';

/** Where the console and the API make campaigns; the use cases are those of the command line. */
export function campaignDesk(
  tools: DialerTools & { readonly audience: Audience; readonly flowStates: () => Promise<readonly FlowState[]> },
  viewOf: (id: CampaignId) => Promise<CampaignView | undefined>,
): CampaignDesk {
  return {
    choices: async () => {
      const creditors = await tools.work.run((tx) => tools.books.creditors.list(tx));
      return {
        creditors: creditors.map(choiceOf),
        defaults: defaultCampaignSettings,
        daysAhead: { usual: defaultDaysAhead, most: mostDaysAhead },
      };
    },
    flows: async () => flowViews(await tools.flowStates()),
    audience: (wish) => findAudience(tools, wish),
    join: (wish, by) => joinCampaign(tools, by, wish),
    create: async (wish, key, by) => {
      const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, wish.creditor));
      const { agentNumber, retryAfterMs, ...others } = wish.settings;
      const agent = typeof agentNumber === 'string' ? parsePhone(agentNumber, creditor?.country ?? 'CZ') : null;
      if (agent && !agent.ok) return agent;
      const settings = {
        ...others,
        ...(retryAfterMs && { retryAfterMs: { ...defaultCampaignSettings.retryAfterMs, ...retryAfterMs } }),
        ...(agent && { agentNumber: agent.value.number }),
      };
      const order = { origin: `${by} ${key}`, wishHash: hashOf(wish) };
      const made = await createCampaign(tools, by, { ...wish, settings, order });
      if (!made.ok) return made;
      const view = await viewOf(made.value.id);
      if (!view) throw new Error(`campaign ${made.value.id} was made and cannot be seen`);
      return accept(view);
    },
  };

  function choiceOf({ code, name, country }: Pick<CampaignChoices['creditors'][number], 'code' | 'name' | 'country'>) {
    const { windows, placedCalls } = packInForce(tools.gate.packs, country, localDate(tools.clock.now(), country).toString());
    return {
      ...{ code, name, country },
      hours: workdayHours(windows.voice),
      law: {
        attemptsPerDay: placedCalls.perDay,
        attemptsPerSevenDays: placedCalls.perSevenDays,
        attemptsInAll: placedCalls.perCampaign,
      },
    };
  }
}

/** As a form shows them: a Monday's; from and to the same where that day is closed. */
function workdayHours({ hours }: ContactWindow): CampaignChoices['creditors'][number]['hours'] {
  if (hours === 'always') return { from: '00:00', to: '24:00' };
  return { from: hours.mon?.opens ?? '00:00', to: hours.mon?.closes ?? '00:00' };
}

/** Equal wishes have equal hashes, in whatever order their fields came. */
function hashOf(wish: NewCampaign): string {
  const inOrder = (_key: string, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(wish, inOrder)).digest('hex');
}
