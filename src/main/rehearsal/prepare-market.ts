import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCallerIdentity, verifyCallerIdentity } from '../../dialer/add-line.ts';
import { createCampaign } from '../../dialer/create-campaign.ts';
import type { Campaign, CampaignSettings } from '../../dialer/model.ts';
import { parsePhone } from '../../kernel/phone.ts';
import type { Result } from '../../kernel/result.ts';
import type { Creditor } from '../../receivables/model.ts';
import { recordOptOut } from '../../receivables/record-opt-out.ts';
import { registerCreditor } from '../../receivables/register-creditor.ts';
import { agentNumber, callerNumbers, type SampleMarket } from '../../rehearsal/sample-market.ts';
import { portfolioFile, type SampleDebtor } from '../../rehearsal/sample-portfolio.ts';
import { importFile } from '../import-file.ts';
import type { OpenInstallation } from '../open-installation.ts';

export type MarketOrder = {
  /** Goes before the country in the campaign's name. */
  readonly name: string;
  readonly debtors: readonly SampleDebtor[];
  /** Have said before that they want no calls. */
  readonly optedOut: readonly SampleDebtor[];
  readonly settings: Partial<CampaignSettings>;
};

/** A creditor of the sample with its file, its caller identities and a campaign over everybody in the file, as an operator would make them. */
export async function prepareMarket(
  installation: OpenInstallation,
  folder: string,
  { country, creditor: named, ...market }: SampleMarket,
  { name, debtors, optedOut, settings }: MarketOrder,
): Promise<Campaign> {
  const { tools } = installation;
  const creditor = must(await tools.work.run((tx) => registerCreditor(tools, tx, actor, { ...named, country })));
  await importDebtors(installation, join(folder, `debtors-${country.toLowerCase()}.csv`), creditor, [...debtors, ...optedOut]);
  await recordOptOuts(installation, creditor, optedOut);
  for (const number of callerNumbers({ ...market, country, creditor: named }, identities)) {
    must(await addCallerIdentity(tools, actor, { number, creditor: creditor.code }));
    must(await verifyCallerIdentity(tools, actor, { number, country, evidence: 'rehearsal range' }));
  }
  const agents = must(parsePhone(agentNumber({ ...market, country, creditor: named }), country)).number;
  return must(
    await createCampaign(tools, actor, {
      name: `${name} ${country}`,
      creditor: creditor.code,
      flow: 'soft-reminder',
      settings: { ...settings, agentNumber: agents },
    }),
  );
}

/** Who did it, in the journal. */
export const actor = 'user:demo';
/** One that a debtor has blocked as spam rests for a day; there must be others. */
const identities = 6;

/** The value of what must not be refused. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason}: ${result.message}`);
}

async function importDebtors(installation: OpenInstallation, file: string, creditor: Creditor, debtors: readonly SampleDebtor[]) {
  writeFileSync(file, portfolioFile(debtors));
  const order = { creditorId: creditor.id, actor, confirmedEmails: 'rehearsal: nobody has these addresses' } as const;
  const imported = must(await importFile(installation, file, order));
  if (imported.rejected > 0) throw new Error(`The sample was not taken whole: ${JSON.stringify(imported.firstErrors)}`);
}

async function recordOptOuts({ tools }: OpenInstallation, { id: creditorId }: Creditor, optedOut: readonly SampleDebtor[]) {
  await tools.work.run(async (tx) => {
    for (const { receivables } of optedOut) {
      const known = await tools.books.receivables.findByExternalKey(tx, creditorId, receivables[0]?.id ?? '');
      if (!known) throw new Error('the sample holds no such receivable');
      const { personId } = known;
      await recordOptOut(tools, tx, { actor, origin: `letter-${personId}` }, { personId, creditorId, scope: 'all' });
    }
  });
}
