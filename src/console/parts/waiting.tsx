import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useText } from '../text/use-text.ts';

/** While the first answer is on its way, or when none came. */
export function Waiting({ failed, retry }: { readonly failed: boolean; readonly retry: () => void }) {
  const text = useText();
  return (
    <Center mih="60vh">
      {failed ? (
        <Stack align="center" gap="md" role="alert">
          <Text c="var(--ink-2)">{text.problems.codes.unreachable}</Text>
          <Button variant="default" onClick={retry}>
            {text.retry}
          </Button>
        </Stack>
      ) : (
        <Loader size="sm" aria-label={text.loading} role="status" />
      )}
    </Center>
  );
}
