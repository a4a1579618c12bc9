import { join, resolve } from 'node:path';
import { type OneTimeLogin, openAccounts } from '../../src/adapters/auth/better-auth.ts';
import { loadOrCreateSecret } from '../../src/adapters/auth/secret.ts';
import { systemClock, systemTimers } from '../../src/adapters/system/system-clock.ts';
import type { Timers } from '../../src/kernel/clock.ts';
import { nameOfActor } from '../../src/main/setup/name-of-actor.ts';
import type { OutboxView } from '../../src/outreach/ports.ts';
import { createServer } from '../../src/web/server.ts';
import type { BelievableCampaign } from './believable-campaign.ts';
import { openWords } from './open-words.ts';

export type RunningConsole = {
  readonly url: string;
  readonly port: number;
  readonly login: OneTimeLogin;
  /** Breaks every open connection, as a lost network does; the server goes on. */
  cut(): void;
  close(): Promise<void>;
};

/** The real server with real accounts on 127.0.0.1; `port` 0 takes a free one. `login` is the one given at the first start. */
export async function startConsole(options: {
  readonly folder: string;
  readonly campaign: Pick<
    BelievableCampaign,
    | 'board'
    | 'backOffice'
    | 'journal'
    | 'recordings'
    | 'suppressions'
    | 'settings'
    | 'setup'
    | 'campaignDesk'
    | 'debtors'
    | 'calls'
    | 'callBook'
  > & {
    readonly outbox: OutboxView;
  };
  readonly port?: number;
  readonly login?: OneTimeLogin;
  readonly timers?: Timers;
  readonly consoleFolder?: string;
}): Promise<RunningConsole> {
  const { folder, campaign, port = 0 } = options;
  const accounts = await openAccounts({
    file: join(folder, 'accounts.db'),
    secret: loadOrCreateSecret(join(folder, 'secret')),
    baseUrl: `http://127.0.0.1:${port || 8080}`,
  });
  const login = (await accounts.ensureFirstUser()) ?? options.login ?? { email: '', password: '' };
  const setup = campaign.setup(folder, accounts);
  const office = campaign.backOffice(folder, accounts);
  const words = openWords(join(folder, 'words'), nameOfActor(accounts));
  const app = await createServer({
    board: campaign.board,
    campaignDesk: campaign.campaignDesk,
    debtors: campaign.debtors,
    calls: campaign.calls,
    callBook: campaign.callBook,
    recordings: campaign.recordings,
    suppressions: campaign.suppressions,
    outbox: campaign.outbox,
    settings: campaign.settings,
    journal: campaign.journal,
    auth: accounts,
    setup,
    backOffice: office,
    prompts: words.library,
    clock: systemClock,
    timers: options.timers ?? systemTimers,
    readiness: { parts: async () => [{ part: 'database', ready: true, note: null }] },
    baseUrl: `http://127.0.0.1:${port || 8080}`,
    consoleFolder: options.consoleFolder ?? resolve(import.meta.dirname, '../../dist/console'),
    version: '0.1.0',
  });
  const url = await app.listen({ host: '127.0.0.1', port });
  return {
    url,
    port: Number(new URL(url).port),
    login,
    cut: () => app.server.closeAllConnections(),
    close: async () => {
      await app.close();
      await setup.close();
      await office.close();
      await words.close();
      accounts.close();
    },
  };
}
