import { ActionIcon, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconKey, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Session } from '../../web/api-types.ts';
import { useLogOut } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';

const schemes = [
  { scheme: 'light', words: 'light', Icon: IconSun },
  { scheme: 'dark', words: 'dark', Icon: IconMoon },
  { scheme: 'auto', words: 'system', Icon: IconDeviceDesktop },
] as const;

/** Who is logged in, how it looks, and the way out. */
export function AccountMenu({ user }: { readonly user: Session['user'] }) {
  const { menu: words } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [, go] = useLocation();
  const logOut = useLogOut();
  return (
    <Menu position="bottom-end" width={240} radius="md" shadow="md" keepMounted={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" c="var(--ink-2)" size={36} radius="xl" aria-label={words.account}>
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div role="presentation" style={{ padding: '8px 12px 10px' }}>
          <Text fw={600} size="sm">
            {user.name}
          </Text>
          <Text size="xs" c="var(--ink-3)">
            {user.email}
          </Text>
        </div>
        <Menu.Divider />
        {schemes.map(({ scheme, words: word, Icon }) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={<Icon size={17} stroke={1.7} aria-hidden />}
            rightSection={colorScheme === scheme ? <IconCheck size={16} aria-hidden /> : null}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(scheme)}
          >
            {words[word]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKey size={17} stroke={1.7} aria-hidden />} onClick={() => go('/password')}>
          {words.changePassword}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={17} stroke={1.7} aria-hidden />} onClick={() => logOut.mutate()}>
          {words.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
