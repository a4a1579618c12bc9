import { isResultCode } from '../kernel/result-code.ts';
import { channelsOf } from './assemble-strategy.ts';
import type { StrategyDocument, WrittenStep } from './document.ts';
import { complainAt } from './find-step-problems.ts';
import type { ExitReason, Reaction, StrategyNews } from './model.ts';
import type { StrategyProblem } from './strategy-problem.ts';

type Reactions = Readonly<Partial<Record<StrategyNews, Reaction>>>;

/** What is wrong with what news does: where it leads, that it takes time, that promises and wishes are respected. */
export function findReactionProblems(document: StrategyDocument): StrategyProblem[] {
  const own = document.steps.flatMap((step, index) => [
    ...targetProblems(step.on, document, ['steps', index, 'on']),
    ...unheardProblems(step, document, index),
  ]);
  const problems = [...own, ...targetProblems(document.on, document, ['on']), ...exitProblems(document)];
  return problems.length > 0 ? problems : loopProblems(document);
}

function targetProblems(on: Reactions, document: StrategyDocument, below: readonly PropertyKey[]): StrategyProblem[] {
  const say = complainAt(document, below);
  return entriesOf(on).flatMap(([news, reaction]) => {
    if (reaction.do === 'go' && levelOf(document, reaction.step) < 0)
      return say('unknown_step', [news, 'go'], `there is no step ${reaction.step}`, 'Name a step of this strategy');
    if (news === 'rpc_ptp' && reaction.do !== 'hold')
      return say(
        'promise_not_respected',
        [news],
        'who has promised to pay would be contacted all the same',
        'Write rpc_ptp: hold until promise + 2 days, or leave it out',
      );
    return [];
  });
}

/** A step that is written never is answered like a call, and a call is never delivered. */
function unheardProblems(step: WrittenStep, document: StrategyDocument, index: number): StrategyProblem[] {
  const say = complainAt(document, ['steps', index, 'on']);
  return entriesOf(step.on).flatMap(([news]) =>
    canBring(step, news)
      ? []
      : say('news_never_comes', [news], `${step.name} never brings ${news}`, 'Take it out, or add the channel that does'),
  );
}

/** Whether news can come of a step, by the channels that it goes by. */
export function canBring(step: WrittenStep, news: StrategyNews): boolean {
  const channels = channelsOf(step).map(({ channel }) => channel);
  if (news === 'delivered' || news === 'bounced') return channels.some((channel) => channel !== 'voice');
  return (isResultCode(news) && news !== 'opted_out') || news === 'not_reached' ? channels.includes('voice') : true;
}

/** Whom no contact may reach any more must get out. */
function exitProblems(document: StrategyDocument): StrategyProblem[] {
  const missing = neededExits.filter((reason) => !document.leave.includes(reason));
  if (missing.length === 0) return [];
  const say = complainAt(document, ['leave']);
  return say('no_exit', [], `nobody leaves for ${missing.join(', ')}`, `Write leave: [${neededExits.join(', ')}, ...]`);
}

const neededExits: readonly ExitReason[] = ['insolvency', 'deceased', 'opted_out_of_everything'];

/** Goes round by news that comes on the day of the contact: the debtor would be contacted every day without end. */
function loopProblems(document: StrategyDocument): StrategyProblem[] {
  const { steps, on } = document;
  const leads = steps.map((step, level) =>
    entriesOf({ ...on, ...step.on }).flatMap(([news, reaction]) => {
      if (takesTime.has(news) || !canBring(step, news)) return [];
      if (reaction.do === 'next' && level + 1 < steps.length) return { news, to: level + 1 };
      return reaction.do === 'go' && reaction.days === 0 ? { news, to: levelOf(document, reaction.step) } : [];
    }),
  );
  for (const [start, step] of steps.entries()) {
    const way = wayBack(leads, start);
    const [first] = way ?? [];
    if (!way || !first) continue;
    const below = Object.hasOwn(step.on, first.news) ? ['steps', start, 'on', first.news] : ['on', first.news];
    const [problem] = complainAt(document, below)(
      'loop_without_time',
      [],
      'the debtor would be contacted every day without end',
      'Let days pass: { go: step, after: 7 days }',
    );
    const path = way.map(({ news, to }) => `--${news}--> ${steps[to]?.name}`).join(' ');
    return [{ ...problem, path: `${step.name} ${path}` }];
  }
  return [];
}

type Lead = { readonly news: StrategyNews; readonly to: number };

/** The shortest way from a step to itself; undefined when there is none. */
function wayBack(leads: readonly (readonly Lead[])[], start: number): readonly Lead[] | undefined {
  const seen = new Set<number>();
  const ways: (readonly Lead[])[] = (leads[start] ?? []).map((lead) => [lead]);
  for (const way of ways) {
    const to = way.at(-1)?.to ?? start;
    if (to === start) return way;
    if (seen.has(to)) continue;
    seen.add(to);
    for (const lead of leads[to] ?? []) ways.push([...way, lead]);
  }
  return undefined;
}

/** News that cannot come on the day of a contact. */
const takesTime: ReadonlySet<StrategyNews> = new Set([
  'promise_kept',
  'promise_broken',
  'plan_broken',
  'dispute_closed',
  'delivered',
]);

function entriesOf(on: Reactions): [StrategyNews, Reaction][] {
  return Object.entries(on) as [StrategyNews, Reaction][];
}

function levelOf({ steps }: StrategyDocument, name: string): number {
  return steps.findIndex((step) => step.name === name);
}
