import type { CallSessions } from '../../../dialer/ports.ts';
import type { AttemptId } from '../../../kernel/ids.ts';
import { keptQuery } from '../kept-query.ts';

export const sqliteCallSessions: CallSessions = {
  save: async (tx, attemptId, session, keys) => {
    await saveSession(tx, { attemptId, session: jsonOf(session), keys });
  },
  find: async (tx, attemptId) => {
    const [row] = await sessionOf(tx, { attemptId });
    return row && { session: JSON.parse(row.session), keys: row.keys };
  },
  remove: async (tx, attemptId) => {
    await removeSession(tx, { attemptId });
  },
};

/** What is known of the debtor is most of a session and seldom changes in a call: the sessions of a call share it, and its text. */
function jsonOf({ facts, ...rest }: Session): string {
  const known = factsTexts.get(facts) ?? JSON.stringify(facts);
  factsTexts.set(facts, known);
  return `${JSON.stringify(rest).slice(0, -1)},"facts":${known}}`;
}

const factsTexts = new WeakMap<Session['facts'], string>();

type Session = Parameters<CallSessions['save']>[2];

const saveSession = keptQuery((db, { attemptId, session, keys }: { attemptId: AttemptId; session: string; keys: number }) =>
  db
    .insertInto('call_sessions')
    .values({ attempt_id: attemptId, session, keys })
    .onConflict((conflict) => conflict.column('attempt_id').doUpdateSet({ session, keys })),
);
const sessionOf = keptQuery((db, { attemptId }: { attemptId: AttemptId }) =>
  db.selectFrom('call_sessions').select(['session', 'keys']).where('attempt_id', '=', attemptId),
);
const removeSession = keptQuery((db, { attemptId }: { attemptId: AttemptId }) =>
  db.deleteFrom('call_sessions').where('attempt_id', '=', attemptId),
);
