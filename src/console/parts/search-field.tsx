import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useText } from '../text/use-text.ts';

export type SearchFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string;
};

/** Tells what is looked for once the hand rests. */
export function SearchField({ label, placeholder, value, onChange, className = '' }: SearchFieldProps) {
  const { clear } = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const rest = setTimeout(() => onChange(typed.trim()), restMs);
    return () => clearTimeout(rest);
  }, [typed, value, onChange]);
  return (
    <TextInput
      type="search"
      className={className}
      label={label}
      placeholder={placeholder}
      value={typed}
      maxLength={100}
      autoComplete="off"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed && <CloseButton size="sm" aria-label={clear} onClick={() => onChange('')} />}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  );
}

const restMs = 250;
