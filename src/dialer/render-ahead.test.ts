import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer, phone } from '../../test/support/open-dialer.ts';
import type { Say } from '../flow/session.ts';
import type { Language } from '../kernel/country.ts';
import type { Creditor } from '../receivables/model.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';
import { createCampaign } from './create-campaign.ts';
import { setInboundLine } from './inbound/set-inbound-line.ts';
import { wordsForCaller } from './inbound/words-for-caller.ts';
import { moveCampaign } from './move-campaign.ts';
import { planCall } from './plan-call.ts';
import { renderAhead } from './render-ahead.ts';

let the: OpenDialer;
let acme: Creditor;
beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
});
afterEach(() => the.close());

const draft = async () =>
  must(await createCampaign(the.tools, 'user:test', { name: 'Reminder', creditor: acme.code, flow: 'soft-reminder' }));

/** The tools, with an eye on what is rendered. */
function watched() {
  const rendered = new Set<string>();
  const prepare = async (language: Language, says: readonly Say[]) => {
    for (const say of says) rendered.add(`${language} ${JSON.stringify(say)}`);
  };
  return { tools: { ...the.tools, audio: { ...the.tools.audio, prepare } }, rendered };
}

test('all that the first call to anybody can say is rendered while the campaign is a draft, in each one’s language', async () => {
  await the.debtor(acme, '+420000101001');
  await the.debtor(acme, '+48000101002', {}, { name: 'Jan Kowalski', language: 'pl', phones: [phone('+48000101002')] });
  const campaign = await draft();
  const { tools, rendered } = watched();
  await renderAhead(tools, campaign);
  must(await moveCampaign(the.tools, 'user:test', campaign, 'start'));
  const plans = await the.run(async (tx) => {
    const due = await the.tools.entries.due(tx, campaign.id, the.time.now().epochMilliseconds, 10);
    return Promise.all(due.map(async (id) => must(await planCall(the.tools, tx, id))));
  });
  expect(plans.map(({ session }) => session.language).sort()).toEqual(['cs', 'pl']);
  for (const { session, prompts } of plans) {
    expect(prompts.length).toBeGreaterThan(20);
    for (const say of prompts) expect(rendered).toContain(`${session.language} ${JSON.stringify(say)}`);
  }
});

test('somebody with nothing left to talk about is passed over, and nobody is called by it', async () => {
  const { personId } = await the.debtor(acme, '+420000101001');
  const campaign = await draft();
  const paid = { personId, creditorId: acme.id, scope: 'all' as const };
  await the.run((tx) => recordOptOut(the.tools, tx, { actor: 'user:test', origin: 'letter' }, paid));
  await the.db.writer.updateTable('receivables').set({ status: 'paid' }).execute();
  const { tools, rendered } = watched();
  await renderAhead(tools, campaign);
  expect([...rendered]).toEqual([]);
  expect(await the.attempts()).toEqual([]);
});

test('where the number that is shown has a line, all that it can say to who was called and calls back is rendered too, in each language', async () => {
  const { personId } = await the.debtor(acme, '+420000101001');
  const campaign = await draft();
  const silent = watched();
  await renderAhead(silent.tools, campaign);
  must(await setInboundLine(the.tools, 'user:test', { number: '+420000900001', country: 'CZ', flow: 'call-back-line' }));
  const { tools, rendered } = watched();
  await renderAhead(tools, campaign);
  const [line] = await the.run((tx) => the.tools.identities.all(tx));
  const words = line && (await the.run((tx) => wordsForCaller(the.tools, tx, personId, acme, line)));
  expect(new Set(words?.prompts.map((say) => say.language ?? 'cs'))).toEqual(new Set(['cs', 'sk', 'pl', 'hu', 'en']));
  const inReturn = words?.prompts.map((say) => `cs ${JSON.stringify(say)}`) ?? [];
  expect(inReturn.filter((say) => !rendered.has(say))).toEqual([]);
  expect(inReturn.filter((say) => !silent.rendered.has(say)).length).toBeGreaterThan(20);
});
