import type { StrategyNews } from '../model.ts';
import { momentOf } from '../moment.ts';
import { isOpen } from '../planned-day.ts';
import { answerPlanning } from '../planning/answer-planning.ts';
import { answerContact, type DebtorAnswer } from './answer-contact.ts';
import { hearOnStage, wake } from './hear-on-stage.ts';
import { type Stage, type StagedCase, type StagedStep, seen } from './stage.ts';
import { takeAnswer } from './take-answer.ts';
import { count, countCost } from './tally.ts';

/**
 * A day of whoever carries a step out, from `now` (epoch ms) on: a message leaves, a letter is posted, a number is called as often as the step
 * and the gate let it be today. Whoever was reached is not called again.
 */
export function carryOutOnStage(stage: Stage, staged: StagedCase, step: StagedStep, now: number): void {
  if (!isOpen(momentOf(staged.facts, now).today, staged.facts)) return; // nobody is at work
  const { perDay, inAll, apartMs } = step.by.attempts ?? { perDay: 1, inAll: 1, apartMs: 0 };
  for (let nth = 0; nth < perDay && step.tries < inAll; nth += 1) {
    const at = now + nth * apartMs;
    const { packs } = stage.terms;
    const asked = { loaded: seen(staged), purpose: step.purpose, severity: step.severity, by: step.by };
    const answer = answerPlanning(packs, asked, false, at);
    if (!answer.ok) {
      count(stage.tally.kept, answer.rule);
      return;
    }
    const heard = contact(stage, staged, step, at);
    if (step.by.channel === 'voice' && heard.does === 'not_reached') continue;
    end(stage, staged, step, takeAnswer(stage, staged, step, heard, at), at);
    return;
  }
  if (step.tries >= inAll) end(stage, staged, step, 'not_reached', now);
}

/** It goes out: it counts for frequency, and from now on as the person's contact of the day. */
function contact({ terms, tally }: Stage, staged: StagedCase, step: StagedStep, at: number): DebtorAnswer {
  const { person, facts } = staged;
  const { channel, costMinor } = step.by;
  const met = { debtor: facts.caseId, nth: staged.contacts, channel, severity: step.severity, reachedBefore: staged.reached };
  const answer = answerContact(terms.model, terms.chance, met);
  const isReached = answer.does !== 'not_reached';
  step.tries += 1;
  staged.contacts += 1;
  person.contacts = [...person.contacts.filter((each) => each.at > at - eightDays), { at, channel, campaignId: null }];
  person.lastContactAt = at;
  if (channel === 'voice') staged.facts = { ...facts, history: { ...facts.history, attempts: facts.history.attempts + 1 } };
  terms.onContact?.({ at, personId: person.id, caseId: facts.caseId, channel, isReached, step: step.step });
  count(tally.contacts, channel);
  count(tally.steps, `${step.strategy}/${step.step}`);
  if (channel !== 'voice' || isReached) countCost(tally, channel, facts.currency, costMinor);
  if (isReached) {
    staged.reached += 1;
    count(tally.reached, channel);
  }
  return answer;
}

const eightDays = 8 * 24 * 3_600_000;

/** Its one fate: the strategy hears what it reacts to, and the case is looked at again. */
function end(stage: Stage, staged: StagedCase, { lines }: StagedStep, news: StrategyNews | null, at: number): void {
  staged.inHand = null;
  if (news) hearOnStage(stage, staged, news, at, lines);
  wake(staged, at);
}
