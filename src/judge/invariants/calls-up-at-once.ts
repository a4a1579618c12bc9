import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import type { Reserved } from '../judged-event.ts';

/** A lowered cap lets running calls finish: caps are judged at each dial, by the caps of that dial. */
export const callsUpAtOnce: Invariant = {
  id: 'calls_up_at_once',
  says: 'No dial takes a campaign, a trunk or the whole installation above the calls that it may have up at once.',
  weight: 'violation',
  start: (findings) => {
    const up = new Map<AttemptId, Reserved>();
    const counts = new Map<string, number>();
    const move = (event: Reserved, by: number) => {
      for (const { name } of scopesOf(event)) counts.set(name, (counts.get(name) ?? 0) + by);
    };
    return {
      on: {
        attempt_reserved: (event) => {
          const { attemptId } = event.subject;
          if (!attemptId || up.has(attemptId)) return;
          up.set(attemptId, event);
          move(event, 1);
          for (const { name, cap } of scopesOf(event)) {
            const now = counts.get(name) ?? 0;
            findings.check(now <= cap, () => ({
              proof: [...up.values()]
                .filter((other) => scopesOf(other).some((scope) => scope.name === name))
                .map(({ seq }) => seq),
              message: `With attempt ${attemptId} there were ${now} calls up in ${name}; ${cap} are allowed.`,
            }));
          }
        },
        attempt_ended: ({ subject: { attemptId } }) => {
          const event = attemptId && up.get(attemptId);
          if (!event) return;
          up.delete(attemptId);
          move(event, -1);
        },
      },
    };
  },
};

function scopesOf({ data: { caps, trunk }, subject: { campaignId } }: Reserved) {
  return [
    { name: 'the whole installation', cap: caps.overall },
    { name: `campaign ${campaignId}`, cap: caps.campaign },
    { name: `trunk ${trunk}`, cap: caps.trunk },
  ];
}
