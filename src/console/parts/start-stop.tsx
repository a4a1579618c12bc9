import { Button, Stack } from '@mantine/core';
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import type { Campaign } from '../../web/api-types.ts';
import { useCampaignCommand } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { ProblemNote } from './problem-note.tsx';

/** The one thing that can be ordered now: start, go on, or stop. Nothing once the campaign is over. */
export function StartStop({ campaign }: { readonly campaign: Campaign }) {
  const { campaign: words } = useText();
  const command = useCampaignCommand(campaign.id);
  if (campaign.state === 'finished') return null;
  const goes = campaign.state === 'running' || campaign.state === 'stopping';
  return (
    <Stack gap="xs" align="flex-end">
      {goes ? (
        <Button
          variant="default"
          leftSection={<IconPlayerStopFilled size={16} aria-hidden />}
          loading={command.isPending}
          disabled={campaign.state === 'stopping'}
          onClick={() => command.mutate('stop')}
        >
          {words.stop}
        </Button>
      ) : (
        <Button
          leftSection={<IconPlayerPlayFilled size={16} aria-hidden />}
          loading={command.isPending}
          onClick={() => command.mutate('start')}
        >
          {campaign.state === 'draft' ? words.start : words.goOn}
        </Button>
      )}
      <ProblemNote error={command.error} />
    </Stack>
  );
}
