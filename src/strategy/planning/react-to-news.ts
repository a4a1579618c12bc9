import { type Consumer, type ConsumerParts, createConsumer } from '../../journal/consumer.ts';
import type { JournalEvent } from '../../journal/event.ts';
import { keepUpWithJournal } from '../../journal/keep-up-with-journal.ts';
import type { CaseId, PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { StrategyNews } from '../model.ts';
import { hearNews } from './hear-news.ts';
import { carriersNews, hearOfStep } from './hear-of-step.ts';
import type { PlannerTools } from './planner-tools.ts';

export type NewsParts = PlannerTools & ConsumerParts;

/** Strategies hear of what happened: cases are looked at again, steps get their fates, and what the strategies say of news is done. */
export function reactToNews(parts: NewsParts): Consumer {
  const complaint = 'strategies could not hear the news';
  const take = (tx: Tx, events: readonly JournalEvent[]) => takeIn(parts, tx, events);
  const hear = createConsumer(parts, { name: newsConsumer, types: waitedFor, together: 200, take, complaint });
  const isEmpty = async () => (await parts.work.run((tx) => parts.library.open(tx))).empty;
  const catchUp = async () => ((await isEmpty()) ? passOver(parts) : hear.catchUp());
  return { catchUp, run: (signal) => keepUpWithJournal(parts, waitedFor, catchUp, `${complaint}; trying again`, signal) };
}

const newsConsumer = 'strategy.news';

/** Nothing is published: what happens until then concerns no strategy. The first publication has every case looked at. */
async function passOver({ reader, cursors, work }: NewsParts): Promise<number> {
  const last = await reader.lastSeq();
  if ((await cursors.get(newsConsumer)) + passedOver < last) await work.run((tx) => cursors.advance(tx, newsConsumer, last));
  return 0;
}

const passedOver = 1000;

async function takeIn(tools: PlannerTools, tx: Tx, events: readonly JournalEvent[]): Promise<void> {
  const cases = new Set<CaseId>();
  const people = new Set<PersonId>();
  for (const event of events) {
    const { type, subject, at } = event;
    if (carriers.has(type)) await hearOfStep(tools, tx, event);
    else if (subject.caseId) cases.add(subject.caseId);
    else if (subject.personId) people.add(subject.personId);
    const news = newsOf[type];
    if (news && subject.caseId) await hearNews(tools, tx, { caseId: subject.caseId, news, at, lines: null });
  }
  const now = tools.clock.now().epochMilliseconds;
  if (cases.size > 0) await tools.cases.wake(tx, [...cases], now);
  if (people.size > 0) await tools.cases.wakePeople(tx, [...people], now);
}

const carriers: ReadonlySet<string> = new Set(carriersNews);

/** What strategies may react to, by the line of the journal that tells it. Results of steps come with the steps. */
const newsOf: Readonly<Record<string, StrategyNews>> = {
  promise_kept: 'promise_kept',
  promise_broken: 'promise_broken',
  plan_broken: 'plan_broken',
  dispute_closed: 'dispute_closed',
};

/** After these a case may want something else than was thought. */
const wakers = [
  ...['receivable_registered', 'receivable_updated', 'receivable_credited', 'receivable_settled', 'receivable_reopened'],
  ...['payment_matched', 'payment_unmatched', 'payment_reversed', 'written_off', 'case_closed'],
  ...['promise_recorded', 'promise_superseded', 'promise_cancelled', 'promise_partially_kept'],
  ...['plan_accepted', 'plan_superseded', 'plan_cancelled', 'plan_completed', 'plan_late', 'plan_went_on'],
  ...['dispute_opened', 'dispute_moved', 'hold_placed', 'hold_released', 'hardship_recorded'],
  ...['opt_out_recorded', 'contact_point_marked', 'person_updated', 'notice_recorded'],
];

const waitedFor = [...wakers, ...Object.keys(newsOf), ...carriersNews];
