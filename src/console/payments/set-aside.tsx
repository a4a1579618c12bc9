import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SuspenseWire } from '../../web/payments/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { Confirm } from '../parts/confirm.tsx';
import { useText } from '../text/use-text.ts';

/** Says, after a question, that a payment pays no receivable. */
export function SetAside({ payment }: { readonly payment: SuspenseWire }) {
  const { payments } = useText();
  const words = payments.suspense;
  const [asking, { open, close }] = useDisclosure(false);
  const ignore = useOrder<void>(() => ({ path: `/payments/${payment.id}/ignore` }), keys.payments);
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {words.ignore}
      </Button>
      <Confirm
        opened={asking}
        close={close}
        title={words.ignoreTitle}
        body={words.ignoreBody}
        confirm={words.ignore}
        cancel={words.cancel}
        pending={ignore.isPending}
        error={ignore.error}
        onConfirm={() => ignore.mutate(undefined, { onSuccess: close })}
      />
    </>
  );
}
