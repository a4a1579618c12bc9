import { Drawer } from '@mantine/core';
import { useCampaignSettings } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import drawer from './call-drawer.module.css';
import { SettingsForm } from './settings-form.tsx';
import { Waiting } from './waiting.tsx';

/** How often, how many at once and when a campaign calls; to be changed while it runs. */
export function SettingsDrawer({
  id,
  opened,
  close,
}: {
  readonly id: string;
  readonly opened: boolean;
  readonly close: () => void;
}) {
  const { settings: words } = useText();
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size={540}
      title={words.title}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': words.close }}
      classNames={{
        content: drawer.drawer ?? '',
        header: drawer.header ?? '',
        title: drawer.title ?? '',
        body: drawer.body ?? '',
      }}
    >
      {opened && <Body id={id} />}
    </Drawer>
  );
}

function Body({ id }: { readonly id: string }) {
  const settings = useCampaignSettings(id);
  if (!settings.data) return <Waiting failed={settings.isError} retry={() => void settings.refetch()} />;
  return <SettingsForm id={id} current={settings.data} />;
}
