/**
 * Asks one by one, answers in batches: while `atOnce` batches are under way the others wait, and the next batch takes up to `largest` of
 * one group. `perform` gives one answer per question, in order. When a batch fails, each of its questions is asked once more alone, so that one bad
 * question fails nobody else.
 */
export function batched<Question, Answer>(how: {
  readonly atOnce: number;
  readonly largest: number;
  readonly groupOf: (question: Question) => string;
  readonly perform: (questions: readonly Question[]) => Promise<readonly Answer[]>;
}): (question: Question) => Promise<Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let running = 0;

  const next = (): void => {
    const first = waiting[0];
    if (running >= how.atOnce || !first) return;
    const fits = waiting.filter(({ question }) => how.groupOf(question) === how.groupOf(first.question)).slice(0, how.largest);
    for (const one of fits) waiting.splice(waiting.indexOf(one), 1);
    running += 1;
    void settle(fits).finally(() => {
      running -= 1;
      next();
    });
    next();
  };

  const settle = async (batch: readonly Waiting<Question, Answer>[]): Promise<void> => {
    try {
      const answers = await how.perform(batch.map(({ question }) => question));
      if (answers.length !== batch.length) throw new RangeError(`${batch.length} questions got ${answers.length} answers`);
      answers.forEach((answer, index) => {
        batch[index]?.resolve(answer);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await settle([one]);
    }
  };

  return (question) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      next();
    });
}

type Waiting<Question, Answer> = {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};
