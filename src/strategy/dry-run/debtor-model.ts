import type { Severity } from '../../kernel/severity.ts';
import type { Channel } from '../../receivables/model.ts';

/** How debtors answer, as likelihoods from 0 to 1. A rehearsal is as good as these: they are assumptions, not measurements. */
export type DebtorModel = {
  readonly name: string;
  readonly title: string;
  /** That one call, message or letter gets to the debtor. */
  readonly reached: Readonly<Record<Channel, number>>;
  /** What who was reached does, by how grave the step is. */
  readonly answer: Readonly<Record<Severity, Answer>>;
  /** Each time that she was reached before leaves so much of her readiness to pay or promise. */
  readonly wear: number;
  /** That a promise is kept. */
  readonly keeps: number;
  /** That somebody pays of herself on a day from the due date on, nobody having asked. */
  readonly paysUnasked: number;
};

/** The rest does nothing. Only a call can end with a promise or in hardship; in writing that share does nothing. */
export type Answer = {
  readonly pays: number;
  readonly promises: number;
  readonly disputes: number;
  readonly hardship: number;
  readonly optsOut: number;
};

/** Our assumptions, in round numbers; compare strategies by them, do not budget by them. */
export const debtorModels: readonly DebtorModel[] = [
  {
    name: 'typical',
    title: 'a mixed portfolio of consumers',
    reached: { voice: 0.3, sms: 0.6, email: 0.35, letter: 0.7, messaging: 0.6 },
    answer: {
      courtesy: answer(0.2, 0.02, 0.005, 0.002, 0.003),
      reminder: answer(0.15, 0.35, 0.03, 0.02, 0.02),
      demand: answer(0.18, 0.3, 0.04, 0.02, 0.01),
      final: answer(0.22, 0.25, 0.04, 0.03, 0.01),
      legal: answer(0.25, 0.2, 0.05, 0.03, 0.005),
    },
    wear: 0.85,
    keeps: 0.55,
    paysUnasked: 0.006,
  },
  {
    name: 'stubborn',
    title: 'people who seldom answer, and seldom keep their word',
    reached: { voice: 0.12, sms: 0.4, email: 0.15, letter: 0.5, messaging: 0.3 },
    answer: {
      courtesy: answer(0.04, 0.01, 0.01, 0.002, 0.01),
      reminder: answer(0.04, 0.2, 0.08, 0.03, 0.06),
      demand: answer(0.07, 0.2, 0.1, 0.04, 0.04),
      final: answer(0.12, 0.2, 0.1, 0.05, 0.03),
      legal: answer(0.18, 0.15, 0.12, 0.05, 0.02),
    },
    wear: 0.75,
    keeps: 0.25,
    paysUnasked: 0.001,
  },
  {
    name: 'reliable',
    title: 'people who forget, and pay once they are reminded',
    reached: { voice: 0.45, sms: 0.75, email: 0.5, letter: 0.85, messaging: 0.7 },
    answer: {
      courtesy: answer(0.45, 0.02, 0.003, 0.001, 0.002),
      reminder: answer(0.35, 0.4, 0.02, 0.01, 0.005),
      demand: answer(0.4, 0.35, 0.03, 0.01, 0.004),
      final: answer(0.45, 0.3, 0.03, 0.015, 0.003),
      legal: answer(0.5, 0.25, 0.03, 0.015, 0.002),
    },
    wear: 0.9,
    keeps: 0.85,
    paysUnasked: 0.02,
  },
];

export function findDebtorModel(name: string): DebtorModel | undefined {
  return debtorModels.find((model) => model.name === name);
}

function answer(pays: number, promises: number, disputes: number, hardship: number, optsOut: number): Answer {
  return { pays, promises, disputes, hardship, optsOut };
}
