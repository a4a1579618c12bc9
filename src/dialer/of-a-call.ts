import type { Treatment } from '../kernel/transaction.ts';

/**
 * How news of a call is written down that nobody waits for: it rang, its order was taken, it has ended. After a power cut the call is gone
 * as well, and its attempt is closed as any that nobody can tell of.
 */
export const ofACall: Treatment = { urgency: 'unhurried', survives: 'process_end' };
