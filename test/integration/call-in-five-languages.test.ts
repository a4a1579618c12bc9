import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqliteOutboxView } from '../../src/adapters/db/outreach/sqlite-outbox-view.ts';
import { type Language, languages } from '../../src/kernel/country.ts';
import { czechia, englishInCzechia } from '../../src/rehearsal/markets/czechia.ts';
import { hungary } from '../../src/rehearsal/markets/hungary.ts';
import { poland } from '../../src/rehearsal/markets/poland.ts';
import { slovakia } from '../../src/rehearsal/markets/slovakia.ts';
import type { SampleMarket } from '../../src/rehearsal/sample-market.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { attemptsIn, field, isFinished, linesOf, resultOf, storyOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';

/** In each language: one who promises, hearing every prompt out; one who greets at length first; and a voicemail with few words. */
const kinds = ['02', '28', '23'] as const;
const markets: Readonly<Record<Language, SampleMarket>> = {
  cs: czechia,
  sk: slovakia,
  pl: poland,
  hu: hungary,
  en: englishInCzechia,
};
const debtors = languages.flatMap((language, turn) =>
  samplePortfolio(kinds.length * (turn + 1), kinds, Temporal.Now.plainDateISO('Europe/Prague'), () => ({
    market: markets[language],
    language,
  })).slice(-kinds.length),
);

let world: RehearsalWorld;
beforeAll(async () => {
  world = await openRehearsalWorld({ debtors });
  await world.startServer();
  const campaign = await world.campaign('languages', debtors, { concurrency: 20, callsPerSecond: 4 });
  await world.until('everybody is called', (journal) => isFinished(journal, campaign.id), 400_000);
}, 450_000);
afterAll(() => world?.close());

/** The call to one kind of debtor in a language, and the journal that it is in. */
async function callTo(language: Language, kind: (typeof kinds)[number]) {
  const number = debtors.find((debtor) => debtor.language === language && debtor.number.endsWith(kind))?.number;
  const rows = await (await world.record()).db.reader.selectFrom('attempts').select(['id', 'number']).execute();
  return { attemptId: rows.find((row) => row.number === number)?.id ?? '', number, journal: await world.journal() };
}

test.each(languages)(
  'whoever speaks %s is called in it, hears it out, promises, and has it in writing in it',
  async (language) => {
    for (const kind of ['02', '28'] as const) {
      const { attemptId, number, journal } = await callTo(language, kind);
      const [answered] = linesOf(journal, 'attempt_answered', attemptId);
      expect(answered && field(answered, 'language')).toBe(language);
      expect(resultOf(journal, attemptId), storyOf(journal, [attemptId])).toBe('rpc_ptp');
      const sent = await sqliteOutboxView((await world.record()).db).list({ limit: 100 });
      const confirmations = sent.filter(
        (message) => message.attemptId === attemptId && message.template === 'promise-confirmation',
      );
      expect(confirmations.map((message) => message.language)).toEqual(Array(confirmations.length).fill(language));
      expect(confirmations.map(({ channel }) => channel)).toContain('sms');
      expect(confirmations.find(({ channel }) => channel === 'sms')?.to).toBe(number);
    }
  },
);

test.each(languages)(
  'a voicemail that speaks %s is known as a machine by how it talks, not by what it says',
  async (language) => {
    const { attemptId, journal } = await callTo(language, '23');
    expect(resultOf(journal, attemptId), storyOf(journal, [attemptId])).toBe('machine_message_left');
  },
);

test('nobody gave up waiting for our voice, each number was called once, and the judge finds nothing', async () => {
  expect(await world.carrier.givenUp()).toEqual([]);
  expect(attemptsIn(await world.journal())).toHaveLength(debtors.length);
  const judged = await world.dovolat('judge');
  expect(judged.code, judged.stdout).toBe(0);
});
