import type { Logger } from '../../kernel/log.ts';

/** What the adapters of Asterisk write to. */
export type InstanceLog = Pick<Logger, 'info' | 'warn' | 'error'>;
