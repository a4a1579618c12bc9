import { ActionIcon, Button, Popover, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconKey, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Session } from '../../web/api-types.ts';
import { useLogOut } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import classes from './account-menu.module.css';
import { LanguageChoice } from './language-choice.tsx';

/** Who is logged in, how it looks, in which language, and the way out. */
export function AccountMenu({ user }: { readonly user: Session['user'] }) {
  const { menu: words } = useText();
  const [, go] = useLocation();
  const logOut = useLogOut();
  return (
    <Popover
      position="bottom-end"
      width={304}
      radius="lg"
      shadow="md"
      withinPortal={false}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" c="var(--ink-2)" size={36} radius="xl" aria-label={words.account}>
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} role="dialog" aria-label={words.account}>
        <Text fw={600} size="sm">
          {user.name}
        </Text>
        <Text size="xs" c="var(--ink-3)">
          {user.email}
        </Text>
        <Appearance />
        <LanguageChoice className={classes.language ?? ''} />
        <Stack gap={2} mx={-8}>
          <Button
            className={classes.action}
            variant="subtle"
            color="gray"
            c="var(--ink)"
            leftSection={<IconKey size={17} stroke={1.7} aria-hidden />}
            onClick={() => go('/password')}
          >
            {words.changePassword}
          </Button>
          <Button
            className={classes.action}
            variant="subtle"
            color="gray"
            c="var(--ink)"
            leftSection={<IconLogout size={17} stroke={1.7} aria-hidden />}
            onClick={() => logOut.mutate()}
          >
            {words.logOut}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const schemes = [
  { value: 'light', words: 'light', Icon: IconSun },
  { value: 'dark', words: 'dark', Icon: IconMoon },
  { value: 'auto', words: 'system', Icon: IconDeviceDesktop },
] as const;

function Appearance() {
  const { menu: words } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      className={classes.schemes}
      fullWidth
      size="xs"
      aria-label={words.appearance}
      value={colorScheme}
      onChange={setColorScheme}
      data={schemes.map(({ value, words: word, Icon }) => ({
        value,
        label: (
          <span className={classes.scheme}>
            <Icon size={16} stroke={1.7} aria-hidden />
            {words[word]}
          </span>
        ),
      }))}
    />
  );
}
