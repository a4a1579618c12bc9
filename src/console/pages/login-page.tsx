import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect } from 'react';
import { keys, useLogIn } from '../api/queries.ts';
import { FrontDoor } from '../parts/front-door.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useText } from '../text/use-text.ts';

export function LoginPage() {
  const text = useText();
  const logIn = useLogIn();
  const client = useQueryClient();
  useEffect(() => {
    document.title = `${text.login.title} · ${text.product}`;
    // Whoever logs in next sees nothing that was kept for the one before.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
  }, [text, client]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    logIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
  };

  return (
    <FrontDoor>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Title order={1} size={22}>
            {text.login.title}
          </Title>
          <ProblemNote error={logIn.error} />
          <TextInput
            label={text.login.email}
            name="email"
            type="email"
            autoComplete="username"
            size="md"
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={text.login.password}
            name="password"
            autoComplete="current-password"
            size="md"
            required
            withAsterisk={false}
          />
          <Button type="submit" size="md" mt={4} loading={logIn.isPending}>
            {text.login.submit}
          </Button>
          <Text size="sm" c="var(--ink-3)">
            {text.login.firstStart}
          </Text>
        </Stack>
      </form>
    </FrontDoor>
  );
}
