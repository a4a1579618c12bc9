import { readFileSync } from 'node:fs';
import { centralEuropeanPacks } from '../../src/gate/packs/central-europe.ts';
import { dayNumber, dayStart } from '../../src/kernel/day-number.ts';
import { promiseBreaksAt } from '../../src/receivables/promise-broken.ts';
import { loadStrategy } from '../../src/strategy/compile-strategy.ts';
import { type Chance, chanceOf } from '../../src/strategy/dry-run/chance.ts';
import { type DebtorModel, findDebtorModel } from '../../src/strategy/dry-run/debtor-model.ts';
import { type DryRun, dryRun } from '../../src/strategy/dry-run/dry-run.ts';
import type { StagedContact } from '../../src/strategy/dry-run/stage.ts';
import { withDraft } from '../../src/strategy/dry-run/with-draft.ts';
import type { Strategy } from '../../src/strategy/model.ts';
import type { Capacity } from '../../src/strategy/planning/model.ts';
import type { LoadedCase } from '../../src/strategy/planning/ports.ts';
import type { OpenLibrary } from '../../src/strategy/planning/strategy-library.ts';
import { shippedNames } from './known-names.ts';

/** Monday. */
export const firstDay = dayNumber('2026-11-23');

/** Nothing is published. */
export const emptyLibrary: OpenLibrary = {
  ...{ book: new Map(), empty: true },
  current: () => undefined,
  assign: () => null,
  segments: [],
  segmentsOf: () => [],
};

/** A dry run of `strategy` as a draft, with every contact that went out. */
export function rehearse(
  portfolio: readonly LoadedCase[],
  {
    strategy = shippedStrategy(),
    model = modelNamed('typical'),
    chance = chanceOf(1),
    capacity = {},
    days = 30,
  }: { strategy?: Strategy; model?: DebtorModel; chance?: Chance; capacity?: Capacity; days?: number } = {},
): DryRun & { readonly contacted: readonly StagedContact[] } {
  const contacted: StagedContact[] = [];
  const draft = withDraft(emptyLibrary, portfolio, strategy, dayStart(firstDay, 'CZ'));
  const terms = {
    ...{ library: draft.library, packs: centralEuropeanPacks, capacity, model, chance },
    breaksAt: (facts: LoadedCase['facts'], date: string) =>
      promiseBreaksAt({ date }, { graceWorkingDays: 2 }, facts.creditorCountry),
    onContact: (contact: StagedContact) => void contacted.push(contact),
  };
  return { ...dryRun(draft.portfolio, terms, firstDay, days), contacted };
}

export function modelNamed(name: string): DebtorModel {
  const model = findDebtorModel(name);
  if (!model) throw new Error(`no model ${name}`);
  return model;
}

export function shippedStrategy(name = 'consumer-soft-cs'): Strategy {
  const file = `strategies/${name}.yaml`;
  const proof = loadStrategy(readFileSync(file, 'utf8'), file, shippedNames());
  if (!proof.ok) throw new Error(proof.message);
  return proof.value;
}
