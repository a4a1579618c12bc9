import { table } from '../../cli/table.ts';
import type { ResultCode } from '../../kernel/result-code.ts';
import { personas } from '../../rehearsal/personas.ts';
import type { PlacedCall } from '../../rehearsal/ports.ts';
import type { OpenInstallation } from '../open-installation.ts';
import { liveTrunk } from './prepare-campaigns.ts';

/** What became of the calls to one persona. */
export type PersonaOutcome = {
  readonly does: string;
  /** INVITEs that the simulated network counted. */
  readonly called: number;
  readonly expected: ResultCode;
  /** Results of the calls that reached the network, with how often each. */
  readonly got: ReadonlyMap<string, number>;
  /** Some call to her ended as it must. */
  readonly asExpected: boolean;
};

/** Compares what each persona does with the results of the calls to it. Personas that nobody was to call are left out. */
export async function personaOutcomes(
  { db }: Pick<OpenInstallation, 'db'>,
  placed: readonly PlacedCall[],
  numbers: readonly string[],
): Promise<PersonaOutcome[]> {
  const ended = await db.reader
    .selectFrom('attempts')
    .innerJoin('trunks', 'trunks.id', 'attempts.trunk_id')
    .select(['attempts.number', 'attempts.result'])
    .where('trunks.name', '=', liveTrunk)
    .where('attempts.result', 'is not', null)
    .execute();
  return personas
    .filter(({ suffix }) => numbers.some((number) => number.endsWith(suffix)))
    .map(({ suffix, does, result }) => {
      const got = new Map<string, number>();
      for (const each of ended)
        if (each.number.endsWith(suffix)) got.set(each.result ?? '', (got.get(each.result ?? '') ?? 0) + 1);
      const called = placed.filter(({ number }) => number.endsWith(suffix)).length;
      return { does, called, expected: result, got, asExpected: got.has(result) };
    });
}

/** The outcomes as a table for people. */
export function outcomesTable(outcomes: readonly PersonaOutcome[]): string {
  const rows = outcomes.map(({ does, called, expected, got, asExpected }) => [
    asExpected ? '✓' : '✗',
    does,
    called,
    expected,
    [...got].map(([result, times]) => (times === 1 ? result : `${result} ×${times}`)).join(', ') || '—',
  ]);
  return table(['', 'who answered', 'calls', 'must end as', 'ended as'], rows);
}
