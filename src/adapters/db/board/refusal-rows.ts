import { type RawBuilder, sql } from 'kysely';
import type { CampaignId, PersonId } from '../../../kernel/ids.ts';
import type { RefusalPage, RefusalView } from '../../../web/ports.ts';
import type { Database } from '../database.ts';
import { rareTypes } from '../journal/frequent-types.ts';

type RefusalRow = {
  readonly seq: number;
  readonly at: number;
  readonly campaign_id: string;
  readonly campaign: string;
  readonly person_id: string;
  readonly data: string;
  readonly name: string;
};

/** What the gate refused to the dialer, newest first: of one campaign or of all (null), by one rule or by any. */
export async function refusalRows(
  { reader }: Pick<Database, 'reader'>,
  campaign: CampaignId | null,
  page: RefusalPage,
): Promise<RefusalView[]> {
  const { rows } = await refusalPageQuery(campaign, page).execute(reader);
  return rows.map((row): RefusalView => {
    const { rule, message, values = {}, source, notBefore } = JSON.parse(row.data);
    return {
      seq: row.seq,
      at: row.at,
      campaignId: row.campaign_id as CampaignId,
      campaign: row.campaign,
      personId: row.person_id as PersonId,
      who: row.name,
      number: null,
      rule,
      pack: source,
      reason: message,
      values,
      nextAt: notBefore,
    };
  });
}

/** Goes by the indexes that hold refusals only. */
export function refusalPageQuery(campaign: CampaignId | null, { limit, after, rule }: RefusalPage): RawBuilder<RefusalRow> {
  const conditions = [sql`j.type = 'contact_refused'`];
  if (campaign) conditions.push(sql`j.campaign_id = ${campaign}`);
  if (!campaign && rule === undefined) conditions.push(sql.raw(rareTypes)); // word for word the condition of its index
  if (rule !== undefined) conditions.push(sql`json_extract(j.data, '$.rule') = ${rule}`);
  if (after !== undefined) conditions.push(sql`j.seq < ${after}`);
  const index = sql.raw(
    campaign
      ? rule === undefined
        ? 'journal_refused'
        : 'journal_refused_by_campaign_and_rule'
      : rule === undefined
        ? 'journal_rare_type'
        : 'journal_refused_by_rule',
  );
  return sql<RefusalRow>`select j.seq, j.at, j.campaign_id, c.name as campaign, j.person_id, j.data, p.name
    from journal j indexed by ${index} cross join persons p on p.id = j.person_id cross join campaigns c on c.id = j.campaign_id
    where ${sql.join(conditions, sql` and `)} order by j.seq desc limit ${limit}`;
}
