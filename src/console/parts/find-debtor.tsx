import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '../text/use-text.ts';
import classes from './find-debtor.module.css';

/** A person from anywhere: a field where there is room, else the way to the page with one. */
export function FindDebtor() {
  const { find: words } = useText();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(typed.trim() === '' ? '/debtors' : `/debtors?q=${encodeURIComponent(typed.trim())}`);
    setTyped('');
  };
  return (
    <>
      <search className={classes.field}>
        <form onSubmit={submit}>
          <TextInput
            type="search"
            size="sm"
            aria-label={words.label}
            placeholder={words.placeholder}
            maxLength={100}
            autoComplete="off"
            value={typed}
            leftSection={<IconSearch size={16} aria-hidden />}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </form>
      </search>
      <ActionIcon
        component={Link}
        href="/debtors"
        variant="subtle"
        color="gray"
        c="var(--ink-2)"
        size="lg"
        className={classes.way ?? ''}
        aria-label={words.label}
      >
        <IconSearch size={19} aria-hidden />
      </ActionIcon>
    </>
  );
}
