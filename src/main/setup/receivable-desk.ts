import { setImmediate as afterOthers } from 'node:timers/promises';
import { takeReceivables } from '../../intake/take-receivables.ts';
import type { ReceivableDesk } from '../../web/receivables/ports.ts';
import type { SetupTools } from './setup-tools.ts';

/** Receivables for programs, over the use case that brings rows in. */
export function receivableDesk(tools: SetupTools): ReceivableDesk {
  const { work, books } = tools;
  const letOthersIn = async () => void (await afterOthers()); // calls of this process come before the next rows
  return {
    take: (creditorId, rows, actor) => takeReceivables({ ...tools, letOthersIn }, { creditorId, rows, actor }),
    find: (id) => work.run((tx) => books.receivables.find(tx, id)),
    findByKey: (creditorId, key) => work.run((tx) => books.receivables.findByExternalKey(tx, creditorId, key)),
  };
}
