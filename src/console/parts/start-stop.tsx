import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import type { Campaign } from '../../web/api-types.ts';
import { useCampaignCommand } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { Confirm } from './confirm.tsx';
import { ProblemNote } from './problem-note.tsx';

/** What can be ordered now: start, pause or go on, and stop for good. Nothing once the campaign is over. */
export function StartStop({ campaign }: { readonly campaign: Campaign }) {
  const { campaign: words, stopAll } = useText();
  const command = useCampaignCommand(campaign.id);
  const [asking, { open, close }] = useDisclosure(false);
  const { state } = campaign;
  if (state === 'finished' || state === 'stopping' || state === 'stopped') return null;
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs">
        {state === 'running' ? (
          <Button
            variant="default"
            leftSection={<IconPlayerPauseFilled size={16} aria-hidden />}
            loading={command.isPending}
            onClick={() => command.mutate('pause')}
          >
            {words.pause}
          </Button>
        ) : (
          <Button
            leftSection={<IconPlayerPlayFilled size={16} aria-hidden />}
            loading={command.isPending}
            onClick={() => command.mutate('start')}
          >
            {state === 'draft' ? words.start : words.goOn}
          </Button>
        )}
        {state !== 'draft' && (
          <Button variant="default" leftSection={<IconPlayerStopFilled size={16} aria-hidden />} onClick={open}>
            {words.stop}
          </Button>
        )}
      </Group>
      {!asking && <ProblemNote error={command.error} />}
      <Confirm
        opened={asking}
        close={close}
        title={words.stopTitle}
        body={words.stopBody}
        confirm={words.stopConfirm}
        cancel={stopAll.cancel}
        danger
        pending={command.isPending}
        error={command.error}
        onConfirm={() => command.mutate('stop', { onSuccess: close })}
      />
    </Stack>
  );
}
