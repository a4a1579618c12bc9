import { Button, NativeSelect, Radio, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMessagePlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ConfirmationWire, ConversationWire } from '../../web/conversations/api-types.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { SideDrawer } from '../parts/side-drawer.tsx';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { Confirmations } from './confirmations.tsx';
import { DisputeForm } from './dispute-form.tsx';
import { PaidForm } from './paid-form.tsx';
import { PlanForm } from './plan-form.tsx';
import { PromiseForm } from './promise-form.tsx';
import { StopForm } from './stop-form.tsx';

/** What each form works on. */
export type SaidProps = {
  readonly debtor: string;
  readonly about: ConversationWire;
  readonly done: (recorded: Recorded) => void;
};
/** With what becomes of its confirmation in writing, where it is of a kind that is confirmed. */
export type Recorded = { readonly confirmations?: readonly ConfirmationWire[] };

const forms: Readonly<Record<Kind, (props: SaidProps) => ReactNode>> = {
  promise: PromiseForm,
  plan: PlanForm,
  dispute: DisputeForm,
  paid: PaidForm,
  stop: StopForm,
};
type Kind = 'promise' | 'plan' | 'dispute' | 'paid' | 'stop';

type Props = { readonly debtor: string; readonly who: string; readonly conversations: readonly ConversationWire[] };

/** In a debtor's file: takes down what somebody said by telephone or in a letter, with the rules that hold for a call's keys. */
export function RecordSaid({ debtor, who, conversations }: Props) {
  const { conversations: words } = useText();
  const [opened, { open, close }] = useDisclosure(false);
  if (!useMayChange()) return null;
  return (
    <>
      <Button variant="default" size="sm" leftSection={<IconMessagePlus size={16} aria-hidden />} onClick={open}>
        {words.button}
      </Button>
      <SideDrawer opened={opened} close={close} closeLabel={words.close} title={words.title(who)}>
        {opened && <Said debtor={debtor} conversations={conversations} close={close} />}
      </SideDrawer>
    </>
  );
}

function Said({ debtor, conversations, close }: Omit<Props, 'who'> & { readonly close: () => void }) {
  const { conversations: words } = useText();
  const format = useFormat();
  // as it was when the form opened: recording something changes what there is left to talk about
  const [choices] = useState(conversations);
  const [creditor, setCreditor] = useState(choices[0]?.creditorId);
  const [kind, setKind] = useState<Kind>('promise');
  const [confirmations, setConfirmations] = useState<readonly ConfirmationWire[]>();
  const about = choices.find(({ creditorId }) => creditorId === creditor);
  if (!about) return null;
  if (confirmations)
    return (
      <div className={setup.form}>
        <p role="status">{words.done}</p>
        <Confirmations of={confirmations} />
        <div className={setup.foot}>
          <Button onClick={close}>{words.close}</Button>
        </div>
      </div>
    );
  const Form = forms[kind];
  return (
    <div className={setup.form}>
      {choices.length > 1 && (
        <NativeSelect
          label={words.creditor}
          value={creditor}
          onChange={({ currentTarget }) => setCreditor(currentTarget.value)}
          data={choices.map(({ creditorId: value, creditor: label }) => ({ value, label }))}
        />
      )}
      <p className={setup.lead}>{words.talkedAbout(format.money(about.total), about.receivables.length)}</p>
      <Radio.Group label={words.kind} value={kind} onChange={(value) => setKind(value as Kind)}>
        <Stack gap="xs" mt="xs" mb="lg">
          {Object.entries(words.kinds).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <Form
        key={`${about.creditorId} ${kind}`}
        debtor={debtor}
        about={about}
        done={({ confirmations: made = [] }) => setConfirmations(made)}
      />
    </div>
  );
}
