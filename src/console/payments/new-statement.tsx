import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { BankAccountWire, StatementWish } from '../../web/payments/api-types.ts';
import { keys } from '../api/queries.ts';
import { setupKeys, useOrder } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { FileChoice } from '../setup/file-choice.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder } from '../setup/use-draft.ts';
import { useUpload } from '../setup/use-upload.ts';
import { useText } from '../text/use-text.ts';

/** A file of statements is chosen or dropped, and comes in by itself. */
export function NewStatement({ accounts }: { readonly accounts: readonly BankAccountWire[] }) {
  const { payments } = useText();
  const words = payments.statements;
  const [account, setAccount] = useState('');
  const start = useOrder((body: StatementWish) => ({ path: '/statement-imports', body }), setupKeys.imports, keys.payments);
  const state = useUpload(({ id }) => start.mutate({ uploadId: id, ...(account && { account }) }));
  return (
    <div className={setup.body}>
      <span className={setup.small}>{words.lead}</span>
      <FileChoice state={state} accept=".xml,.gpc,.abo,.sta,.mt940,.csv,.txt,.json" />
      <div className={setup.pair}>
        <NativeSelect
          label={words.account}
          description={words.accountHint}
          {...fieldOrder}
          value={account}
          onChange={({ currentTarget }) => setAccount(currentTarget.value)}
          data={[
            { value: '', label: words.anyAccount },
            ...accounts.map(({ iban, label, creditor }) => ({ value: iban, label: `${iban} (${label ?? creditor})` })),
          ]}
        />
      </div>
      <ProblemNote error={start.error} />
      {start.isSuccess && (
        <p className={setup.good} role="status">
          {words.started}
        </p>
      )}
    </div>
  );
}
