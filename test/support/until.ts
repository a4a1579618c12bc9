import { setTimeout as sleep } from 'node:timers/promises';

/** Looks until there is something to see. Throws after a minute. */
export async function until<Seen>(what: string, look: () => Promise<Seen | undefined>): Promise<Seen> {
  for (let tries = 0; tries < 600; tries += 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(100);
  }
  throw new Error(`waited for a minute and it did not come: ${what}`);
}
