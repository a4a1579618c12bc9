import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import { sqliteFlowVersions } from '../adapters/db/flows/sqlite-flow-versions.ts';
import { moveCampaign } from './move-campaign.ts';
import { type FlowTools, publishFlow, retireFlow } from './publish-flow.ts';

let the: OpenDialer;
let tools: FlowTools;
const by = 'user:ada';
const soft = (version: string) => ({ name: 'soft-reminder', version });

beforeEach(async () => {
  the = await openDialer();
  tools = { ...the.tools, versions: sqliteFlowVersions };
});
afterEach(() => the.close());

const publish = (version: string) => the.run((tx) => publishFlow(tools, tx, by, soft(version)));
const standing = async () =>
  (await the.run((tx) => tools.versions.all(tx))).filter(({ state }) => state === 'published').map(({ version }) => version);

test('of each name one version is published at most, whatever is published after what', async () => {
  for (const version of ['a', 'b', 'a', 'a', 'c']) {
    await publish(version);
    expect(await standing()).toEqual([version]);
  }
  expect((await the.events('flow_published')).map(({ data }) => data)).toEqual([
    { flow: 'soft-reminder', version: 'a', replaces: null },
    { flow: 'soft-reminder', version: 'b', replaces: 'a' },
    { flow: 'soft-reminder', version: 'a', replaces: 'b' },
    { flow: 'soft-reminder', version: 'c', replaces: 'a' },
  ]);
});

test('a flow by which a running campaign speaks is not retired before the campaign has stopped', async () => {
  await publish('a');
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, '+420000101001');
  const campaign = await the.campaign(acme);
  const refused = await retireFlow(tools, by, soft('a'));
  expect(refused).toMatchObject({ ok: false, reason: 'flow_in_use', message: expect.stringContaining(campaign.name) });
  expect(await standing()).toEqual(['a']);
  must(await moveCampaign(the.tools, by, campaign, 'stop'));
  must(await retireFlow(tools, by, soft('a')));
  expect(await standing()).toEqual([]);
  expect(await the.events('flow_retired')).toMatchObject([{ actor: by, data: { flow: 'soft-reminder', version: 'a' } }]);
});
