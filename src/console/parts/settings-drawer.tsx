import { useCampaignSettings } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { SettingsForm } from './settings-form.tsx';
import { SideDrawer } from './side-drawer.tsx';
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
    <SideDrawer opened={opened} close={close} closeLabel={words.close} title={words.title}>
      {opened && <Body id={id} />}
    </SideDrawer>
  );
}

function Body({ id }: { readonly id: string }) {
  const settings = useCampaignSettings(id);
  if (!settings.data) return <Waiting failed={settings.isError} retry={() => void settings.refetch()} />;
  return <SettingsForm id={id} current={settings.data} />;
}
