/**
 * The console over a believable campaign that plays itself, for working on the console: `node test/e2e/serve.ts [PORT] [SPEED]`.
 * Prints the address and the login.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { systemTimers } from '../../src/adapters/system/system-clock.ts';
import { believableCampaign } from './believable-campaign.ts';
import { startConsole } from './start-console.ts';

const [port = '8090', speed = '1'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'dovolat-console-'));
const campaign = await believableCampaign();
const running = await startConsole({ folder, campaign, port: Number(port) });
console.log(`${running.url}  ${running.login.email}  ${running.login.password}`);

const stop = new AbortController();
closeWithGrace({ delay: 2_000 }, async () => {
  stop.abort();
  await running.close();
  await campaign.close();
  rmSync(folder, { recursive: true });
});

const wait = (ms: number) => systemTimers.sleep(ms / Number(speed), stop.signal);

async function playOut(id: Awaited<ReturnType<typeof campaign.place>>): Promise<void> {
  if (!id) return;
  let more = true;
  while (more) {
    await wait(campaign.pause(id) ?? 0);
    more = await campaign.step(id);
  }
}

await campaign.refuseNext();
for (let id = await campaign.place(); id; id = await campaign.place()) {
  void playOut(id).catch(() => undefined);
  await wait(4_000);
}
