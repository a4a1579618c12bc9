import type { Actor } from '../journal/event.ts';
import type { AttemptId } from '../kernel/ids.ts';

/** Who does something, and the one thing that it is: doing it twice with the same origin does it once. */
export type Act = {
  readonly actor: Actor;
  /** Unique per deed: attempt id and node visit of a call, the request id of a console action. */
  readonly origin: string;
  readonly attemptId?: AttemptId;
};

/** The attempt as part of a journal subject; nothing when the deed did not happen in a call. */
export function attemptOf({ attemptId }: Act): { readonly attemptId?: AttemptId } {
  return attemptId === undefined ? {} : { attemptId };
}
