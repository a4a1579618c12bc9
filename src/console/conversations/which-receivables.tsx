import { Checkbox, Stack } from '@mantine/core';
import type { ConversationWire } from '../../web/conversations/api-types.ts';
import { useFormat } from '../text/use-format.ts';

type Props = {
  readonly label: string;
  readonly receivables: ConversationWire['receivables'];
  readonly chosen: string[];
  readonly choose: (ids: string[]) => void;
};

/** Which of them are meant. */
export function WhichReceivables({ label, receivables, chosen, choose }: Props) {
  const format = useFormat();
  return (
    <Checkbox.Group label={label} value={chosen} onChange={choose}>
      <Stack gap="xs" mt="xs">
        {receivables.map(({ id, key, owed, due }) => (
          <Checkbox key={id} value={id} label={[key, format.money(owed), format.date(due)].join(' · ')} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
