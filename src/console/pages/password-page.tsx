import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useChangePassword, useSession } from '../api/queries.ts';
import { FrontDoor } from '../parts/front-door.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useText } from '../text/use-text.ts';

/** As the server demands; it has the last word. */
const least = 12;

/** `forced`: after a one-time password there is no way around it. */
export function PasswordPage({ forced = false }: { readonly forced?: boolean }) {
  const text = useText();
  const [, go] = useLocation();
  const session = useSession();
  const change = useChangePassword();
  useEffect(() => {
    document.title = `${text.password.title} · ${text.product}`;
  }, [text]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const passwords = { current: String(form.get('current')), next: String(form.get('next')) };
    change.mutate(passwords, forced ? {} : { onSuccess: () => go('/campaigns') });
  };

  return (
    <FrontDoor>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Title order={1} size={22}>
            {text.password.title}
          </Title>
          {forced && <Text c="var(--ink-2)">{text.password.forced}</Text>}
          <ProblemNote error={change.error} />
          <input
            className="visually-hidden"
            name="username"
            autoComplete="username"
            value={session.data?.user.email ?? ''}
            readOnly
            tabIndex={-1}
            aria-hidden
          />
          <PasswordInput
            label={text.password.current}
            name="current"
            autoComplete="current-password"
            size="md"
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={text.password.next}
            description={text.password.hint(least)}
            name="next"
            autoComplete="new-password"
            minLength={least}
            size="md"
            required
            withAsterisk={false}
          />
          <Button type="submit" size="md" mt={4} loading={change.isPending}>
            {text.password.submit}
          </Button>
          {!forced && (
            <Button variant="subtle" onClick={() => go('/campaigns')}>
              {text.password.back}
            </Button>
          )}
        </Stack>
      </form>
    </FrontDoor>
  );
}
