import { toWire } from '../../kernel/money.ts';
import type { Reason } from '../../strategy/decision.ts';
import { ladderOf } from '../../strategy/ladder.ts';
import type { Reaction } from '../../strategy/model.ts';
import { sayCondition } from '../../strategy/say-condition.ts';
import { sayReaction } from '../../strategy/say-reaction.ts';
import type { Coming } from '../../strategy/timeline.ts';
import { maybeInstant } from '../wire.ts';
import type * as api from './api-types.ts';
import type { NamedStanding, StrategyListed, StrategyShown } from './ports.ts';

/** A version of a strategy as a row. */
export function wireListed({ name, title, version, currency, state, publishedAt, publishedBy, enrolled }: StrategyListed) {
  return { name, title, version, currency, state, publishedAt: maybeInstant(publishedAt), publishedBy, enrolled };
}

/** A strategy for people: its ladder along time, what news does, what ends it, and what would happen to somebody. */
export function wireStrategy(shown: StrategyShown): api.StrategyWire {
  const { strategy, example } = shown;
  const { currency } = strategy;
  const rungs = ladderOf(strategy);
  return {
    ...wireListed(shown),
    enters: sayCondition(strategy.enter),
    ladder: rungs.map(({ step, days, from, exact, wait, onlyIf, costMinor }) => ({
      ...{ step: step.name, severity: step.severity, days, from, exact, wait, onlyIf },
      cost: toWire({ minor: costMinor, currency }),
      by: step.by.map(({ channel, registered, flow, template, attempts }) => ({
        ...{ channel, registered, text: flow ?? template ?? '', attempts: attempts?.inAll ?? null },
      })),
    })),
    costOfAll: toWire({ minor: rungs.reduce((sum, { costMinor }) => sum + costMinor, 0), currency }),
    news: Object.entries(strategy.on).map(([news, reaction]) => ({
      news,
      does: sayReaction(reaction),
      reaction: wireReaction(reaction),
    })),
    leaves: ['paid', ...strategy.leave],
    example: { due: example.due, coming: example.coming.map(wireComing) },
  };
}

/** Where a person stands, and what comes next. */
export function wireStanding({ cases, steps, keys }: NamedStanding): api.StandingWire {
  return {
    cases: cases.map(({ creditor, currency, wanted, nextAt, reasons, untilLegal, coming, receivables }) => ({
      ...{ creditor, currency, lookedAtNext: maybeInstant(nextAt), untilLegal },
      wanted: wanted && { step: wanted.step, channel: wanted.channel as api.ComingWire['channels'][number] },
      because: [...new Set(reasons.map(({ sentence }) => sentence))],
      reasons: [...new Map(reasons.map((one) => [one.sentence, one])).values()].map(wireReason),
      coming: coming.map(wireComing),
      receivables: receivables.map(({ receivableId: id, due, amountMinor: minor, strategy, version, because, done, next }) => ({
        ...{ id, key: keys.get(id) ?? id, due, owed: toWire({ minor, currency }) },
        ...{ strategy, version, because, done, next },
      })),
    })),
    steps: steps.map(({ id, day, step, strategy, by, ended }) => ({
      ...{ id, day, step, strategy, channel: by.channel, fate: ended?.fate ?? null },
    })),
  };
}

function wireReason({ code, sentence, values }: Reason) {
  return { code, sentence, values };
}

function wireReaction({ do: code, ...values }: Reaction) {
  return { code, values: 'working' in values ? { ...values, working: values.working ? 1 : 0 } : values };
}

function wireComing(coming: Coming): api.ComingWire {
  const { date, is, sentence } = coming;
  const contact = coming.is === 'contact' ? coming.contact : null;
  const reason = 'reason' in coming ? wireReason(coming.reason) : null;
  return {
    ...{ date, is, sentence, reason, step: contact?.step ?? null, severity: contact?.severity ?? null },
    channels: contact?.by.map(({ channel }) => channel) ?? [],
  };
}
