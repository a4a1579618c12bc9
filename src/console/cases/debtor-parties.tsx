import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CaseWithPartiesWire } from '../../web/parties/api-types.ts';
import { useCases } from '../api/case-queries.ts';
import { keys } from '../api/queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import panel from '../parts/panel.module.css';
import { ProblemNote } from '../parts/problem-note.tsx';
import setup from '../setup/setup.module.css';
import strategies from '../strategies/strategies.module.css';
import { useText } from '../text/use-text.ts';
import { CaseDocuments } from './case-documents.tsx';
import { NewParty } from './new-party.tsx';

/** In a debtor's file: who stands on her cases, and on whose cases she stands. Nothing where nobody is owed anything. */
export function DebtorParties({ id }: { readonly id: string }) {
  const { cases: words } = useText();
  const cases = useCases(id);
  if (!cases.data || cases.data.items.length === 0) return null;
  return (
    <section className={`${panel.panel} ${strategies.standing}`} aria-labelledby="parties">
      <h2 id="parties" className={strategies.small}>
        {words.parties}
      </h2>
      {cases.data.items.map((one) => (
        <Case key={one.id} one={one} debtor={id} />
      ))}
    </section>
  );
}

function Case({ one, debtor }: { readonly one: CaseWithPartiesWire; readonly debtor: string }) {
  const { cases: words } = useText();
  const mayChange = useMayChange();
  const [adding, setAdding] = useState(false);
  const { id, creditor, currency, principal, parties } = one;
  return (
    <div className={strategies.case}>
      <span className={strategies.note}>{words.ofCreditor(creditor, currency)}</span>
      <ul className={strategies.past}>
        {(principal.id !== debtor || parties.length > 0) && (
          <li>
            <Link href={`/debtors/${principal.id}`}>{principal.name || principal.id}</Link>
            <span className={strategies.note}>{words.principal}</span>
          </li>
        )}
        {parties.map((party) => (
          <Party key={party.personId} caseId={id} party={party} debtor={debtor} />
        ))}
      </ul>
      {mayChange && !adding && (
        <Button size="xs" variant="default" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      )}
      {adding && <NewParty caseId={id} debtor={debtor} done={() => setAdding(false)} />}
      <CaseDocuments caseId={id} />
    </div>
  );
}

type PartyProps = {
  readonly caseId: string;
  readonly party: CaseWithPartiesWire['parties'][number];
  readonly debtor: string;
};

function Party({ caseId, party: { personId, name, role, entitled }, debtor }: PartyProps) {
  const { cases: words } = useText();
  const mayChange = useMayChange();
  const path = `/cases/${caseId}/parties/${personId}`;
  const entitle = useOrder(() => ({ path, method: 'PUT' as const, body: { role, entitled: true } }), keys.debtor(debtor));
  const remove = useOrder(() => ({ path, method: 'DELETE' as const }), keys.debtor(debtor));
  return (
    <li data-role={role}>
      <span>
        <Link href={`/debtors/${personId}`}>{name || personId}</Link>
        <span className={strategies.note}>{[words.roles[role], entitled ? words.told : words.untold].join(' · ')}</span>
        <ProblemNote error={entitle.error ?? remove.error} />
      </span>
      {mayChange && (
        <span className={setup.actions}>
          {!entitled && (
            <Button size="xs" variant="default" loading={entitle.isPending} onClick={() => entitle.mutate()}>
              {words.entitle}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            aria-label={`${words.remove}: ${name}`}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {words.remove}
          </Button>
        </span>
      )}
    </li>
  );
}
