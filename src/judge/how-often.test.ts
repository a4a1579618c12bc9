import { describe, expect, test } from 'vitest';
import type { ResultCode } from '../kernel/result-code.ts';
import { aJournal, type WrittenJournal } from './a-journal.ts';
import { brokenRules, findingsIn } from './broken-rules.ts';

const hour = 3_600_000;

function called(times: number, result: ResultCode, everyMs: number, journal: WrittenJournal = aJournal()): WrittenJournal {
  for (let call = 0; call < times; call += 1) journal.dials('jana').ends(result).later(everyMs);
  return journal;
}

describe('calls_per_person_and_day', () => {
  test('three calls a day are allowed, a fourth is one too many, and the proof names all four', () => {
    expect(brokenRules(called(3, 'no_answer', hour))).toEqual([]);
    const found = findingsIn(called(4, 'no_answer', hour));
    expect(found).toEqual([
      {
        rule: 'calls_per_person_and_day',
        proof: [4, 6, 8, 10],
        message: 'per_jana was called for the 4th time that day at 2026-11-23 12:00 Prague; 3 calls are allowed.',
      },
    ]);
  });

  test('calls that burn nothing (a dead trunk, a failed carrier) do not count once they have ended', () => {
    expect(brokenRules(called(20, 'trunk_dead', 60_000))).toEqual([]);
    expect(
      brokenRules(
        called(2, 'no_answer', hour, called(5, 'carrier_failed', 60_000))
          .dials('jana')
          .ends('busy'),
      ),
    ).toEqual([]);
  });

  test('the count begins anew at local midnight, all creditors together', () => {
    const journal = called(3, 'no_answer', 60_000, aJournal().at('19:00'));
    expect(brokenRules(journal.at('08:00', '2026-11-24').dials('jana').ends('busy'))).toEqual([]);
    const other = called(3, 'no_answer', 60_000);
    expect(brokenRules(other.dials('jana', { creditor: 'other' }).ends('busy'))).toEqual(['calls_per_person_and_day']);
  });

  test('a cap that is missing allows nothing', () => {
    const { personPerDay } = JSON.parse('{}') as { personPerDay: number };
    expect(brokenRules(aJournal().dials('jana', { caps: { personPerDay } }).ends('busy'))).toEqual(['calls_per_person_and_day']);
  });
});

describe('calls_per_person_and_week', () => {
  const twiceADay = (days: readonly string[]) => {
    const journal = aJournal();
    for (const date of days) called(2, 'no_answer', hour, journal.at('09:00', date));
    return journal;
  };

  test('seven calls within seven rolling days are allowed, an eighth only when the first is seven days old', () => {
    const journal = twiceADay(['2026-11-23', '2026-11-24', '2026-11-25']).at('09:00', '2026-11-26').dials('jana').ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    expect(brokenRules(journal.at('09:00', '2026-11-30').dials('jana').ends('busy'))).toEqual([]);
    const hasty = twiceADay(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']);
    expect(brokenRules(hasty)).toEqual(['calls_per_person_and_week']);
  });
});

describe('calls_per_person_and_campaign', () => {
  test('a campaign calls nobody more often than it may, another campaign counts for itself', () => {
    const caps = { personPerCampaign: 2 };
    const journal = aJournal().startsCampaign('winter', 1);
    for (const campaign of ['autumn', 'winter', 'autumn']) journal.dials('jana', { campaign, caps }).ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    journal.at('09:00', '2026-11-24').dials('jana', { caps }).ends('busy');
    expect(brokenRules(journal)).toEqual(['calls_per_person_and_campaign']);
  });

  test('calls that burn nothing are not counted', () => {
    const caps = { personPerCampaign: 1 };
    const journal = aJournal().dials('jana', { caps }).ends('spam_blocked').dials('jana', { caps }).ends('busy');
    expect(brokenRules(journal)).toEqual([]);
  });
});

describe('one_live_call_per_person', () => {
  test('a person is called again only after the call before has ended, whatever the campaign', () => {
    const journal = aJournal().startsCampaign('winter', 1);
    journal.dials('jana').ends('busy').dials('jana').ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    const first = journal.at('09:00', '2026-11-24').dials('jana');
    journal.dials('jana', { campaign: 'winter', entryId: 'ent_other' }).ends('busy');
    expect(brokenRules(first.ends('busy'))).toEqual(['one_live_call_per_person']);
  });

  test('an entry is not dialled twice at once either', () => {
    const journal = aJournal();
    const first = journal.dials('jana');
    journal.dials('petr', { entryId: 'ent_jana' }).ends('busy');
    expect(brokenRules(first.ends('busy'))).toEqual(['one_live_call_per_person']);
  });
});

describe('calls_up_at_once', () => {
  for (const scope of ['overall', 'campaign', 'trunk'] as const)
    test(`no dial goes above the cap of calls up at once: ${scope}`, () => {
      const journal = aJournal();
      const caps = { [scope]: 2 };
      const first = journal.dials('jana', { caps });
      const second = journal.dials('petr', { caps });
      first.ends('busy');
      const third = journal.dials('eva', { caps });
      expect(brokenRules(journal)).toEqual([]);
      journal.dials('adam', { caps }).ends('busy');
      expect(findingsIn(journal)).toMatchObject([{ rule: 'calls_up_at_once', proof: [5, 7, 8] }]);
      second.ends('busy');
      third.ends('busy');
    });

  test('a lowered cap lets running calls finish and binds the next dial', () => {
    const journal = aJournal();
    const up = ['jana', 'petr', 'eva'].map((person) => journal.dials(person, { caps: { campaign: 3 } }));
    for (const call of up) call.ends('busy');
    journal.dials('adam', { caps: { campaign: 1 } }).ends('busy');
    expect(brokenRules(journal)).toEqual([]);
  });
});

describe('dials_per_second', () => {
  for (const rate of ['overallPerSecond', 'campaignPerSecond', 'trunkPerSecond'] as const)
    test(`within any rolling second no more are dialled than the rate: ${rate}`, () => {
      const dialled = (gaps: readonly number[]) => {
        const journal = aJournal();
        gaps.forEach((gap, index) => {
          journal
            .later(gap)
            .dials(`debtor${index}`, { caps: { [rate]: 2 } })
            .ends('busy');
        });
        return brokenRules(journal);
      };
      expect(dialled([0, 0, 1000, 0, 1000])).toEqual([]);
      expect(dialled([0, 500, 500, 500, 500])).toEqual([]);
      expect(dialled([0, 500, 499])).toEqual(['dials_per_second']);
    });

  test('a rate of one call in four seconds is kept too, and a rate of nought allows none', () => {
    const dialled = (gap: number, campaignPerSecond: number) => {
      const journal = aJournal().dials('jana', { caps: { campaignPerSecond } }).ends('busy').later(gap);
      return brokenRules(journal.dials('petr', { caps: { campaignPerSecond } }).ends('busy'));
    };
    expect(dialled(4000, 0.25)).toEqual([]);
    expect(dialled(3999, 0.25)).toEqual(['dials_per_second']);
    expect(dialled(3_600_000, 0)).toEqual(['dials_per_second']);
  });
});

describe('caller_identity_daily_cap', () => {
  const caps = { identityPerDay: 2 };

  test('a caller identity is shown no more often in a day than its cap, and anew the next day', () => {
    const journal = aJournal().dials('jana', { caps }).ends('busy').dials('petr', { caps }).ends('trunk_dead');
    expect(brokenRules(journal)).toEqual([]);
    expect(
      brokenRules(
        aJournal().dials('a', { caps }).ends('busy').dials('b', { caps }).ends('busy').dials('c', { caps }).ends('busy'),
      ),
    ).toEqual(['caller_identity_daily_cap']);
    expect(brokenRules(journal.at('09:00', '2026-11-24').dials('eva', { caps }).ends('busy'))).toEqual([]);
  });

  test('a use that was given back because no call left does not count', () => {
    const journal = aJournal().dials('jana', { caps }).ordered('refused').ends('carrier_failed');
    expect(brokenRules(journal.dials('petr', { caps }).ends('busy').dials('eva', { caps }).ends('busy'))).toEqual([]);
  });
});

describe('caller_identity_at_once', () => {
  const caps = { identityAtOnce: 1 };

  test('a caller identity with a cap of its own is in no more calls at once; one without a cap is bound by the others only', () => {
    const journal = aJournal();
    const first = journal.dials('jana', { caps });
    journal.dials('eva', { caps, callerIdentityId: 'cid_two' }).ends('busy');
    first.ends('busy');
    journal.dials('petr', { caps }).ends('busy');
    journal.dials('adam');
    journal.dials('ivan').ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    const late = aJournal();
    late.dials('jana', { caps });
    late.dials('petr', { caps }).ends('busy');
    expect(findingsIn(late)).toMatchObject([{ rule: 'caller_identity_at_once', proof: [4, 5] }]);
  });
});

describe('rested_identity_left_alone', () => {
  test('a number that rests is shown again only when its rest is over', () => {
    const rested = (until: number) =>
      aJournal().writes('caller_identity_rested', {
        callerIdentityId: 'cid_one',
        at: until - hour,
        until,
        because: 'declined_often',
        attempts: 20,
        declined: 6,
        answered: 0,
        hungUpAtOnce: 0,
        spamBlocked: 0,
      });
    const { now } = aJournal();
    expect(brokenRules(rested(now).dials('jana').ends('busy'))).toEqual([]);
    expect(
      brokenRules(
        rested(now + 1)
          .dials('jana')
          .ends('busy'),
      ),
    ).toEqual(['rested_identity_left_alone']);
    expect(
      brokenRules(
        rested(now + 1)
          .dials('jana', { callerIdentityId: 'cid_two' })
          .ends('busy'),
      ),
    ).toEqual([]);
  });
});

describe('trunk_breaker_respected', () => {
  const moved = (
    state: 'open' | 'half_open' | 'closed',
    probe: string | null = null,
    by: 'results' | 'reachability' = 'results',
  ) => [{ trunk: 'alpha', by, state, reason: 'drill', until: null, probe }] as const;

  test('by an open trunk nobody is called, by one that is being tried only the call that tries it', () => {
    const journal = aJournal().writes('trunk_breaker_moved', ...moved('open'));
    expect(brokenRules(journal.dials('jana', { trunk: 'beta' }).ends('busy'))).toEqual([]);
    journal
      .writes('trunk_breaker_moved', ...moved('half_open', 'att_9'))
      .dials('petr', { attempt: '9' })
      .ends('busy');
    journal
      .writes('trunk_breaker_moved', ...moved('closed'))
      .dials('eva')
      .ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    const hasty = aJournal()
      .writes('trunk_breaker_moved', ...moved('open'))
      .dials('jana')
      .ends('busy');
    expect(brokenRules(hasty)).toEqual(['trunk_breaker_respected']);
    const second = aJournal()
      .writes('trunk_breaker_moved', ...moved('half_open', 'att_9'))
      .dials('jana')
      .ends('busy');
    expect(brokenRules(second)).toEqual(['trunk_breaker_respected']);
  });

  test('what reachability says of a trunk is another matter', () => {
    const journal = aJournal()
      .writes('trunk_breaker_moved', ...moved('open', null, 'reachability'))
      .dials('jana')
      .ends('busy');
    expect(brokenRules(journal)).toEqual([]);
  });
});

describe('caller_identity_stays', () => {
  test('a campaign that rotates its numbers shows others on purpose', () => {
    const changed = called(1, 'busy', hour).dials('jana', { callerIdentityId: 'cid_two', callerIdentityPolicy: 'round_robin' });
    expect(brokenRules(changed.ends('busy'))).toEqual([]);
  });

  test('a person sees the same number again; a change without a known reason is remarked on', () => {
    expect(brokenRules(called(2, 'busy', hour))).toEqual([]);
    const changed = called(1, 'busy', hour).dials('jana', { callerIdentityId: 'cid_two' }).ends('busy');
    expect(brokenRules(changed)).toEqual(['caller_identity_stays']);
  });

  test('a number that is used up for the day or was blocked as spam may be changed', () => {
    const usedUp = aJournal()
      .dials('jana', { caps: { identityPerDay: 1 } })
      .ends('busy');
    expect(brokenRules(usedUp.dials('jana', { callerIdentityId: 'cid_two' }).ends('busy'))).toEqual([]);
    expect(brokenRules(called(1, 'spam_blocked', hour).dials('jana', { callerIdentityId: 'cid_two' }).ends('busy'))).toEqual([]);
  });
});
