import { Checkbox, NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { countries } from '../../kernel/country.ts';
import type { Trunk } from '../../web/api-types.ts';
import { useOrder } from '../api/setup-queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { FormFoot } from './form-foot.tsx';
import classes from './setup.module.css';
import { fieldOrder, useDraft } from './use-draft.ts';

/** A new trunk, or where one leads to and its account. The password goes in and is never shown. */
export function TrunkForm({ current, done }: { readonly current: Trunk | null; readonly done: () => void }) {
  const { setup } = useText();
  const format = useFormat();
  const words = setup.lines;
  const { draft, text } = useDraft({ name: '', host: current?.host ?? '', user: current?.user ?? '', password: '' });
  const [numbers, setNumbers] = useState({ port: current?.port ?? 5060, channels: 10, callsPerSecond: 2 });
  const [destinations, setDestinations] = useState<string[]>(current ? [...current.destinations] : ['CZ']);
  const [simulated, setSimulated] = useState(false);
  const number = (name: keyof typeof numbers) => ({
    value: numbers[name],
    onChange: (value: number | string) => setNumbers((before) => ({ ...before, [name]: Number(value) })),
    allowNegative: false,
  });
  const save = useOrder<void>(() => {
    const account = { user: draft.user.trim() || null, ...(draft.password && { password: draft.password }) };
    const way = { host: draft.host.trim(), port: numbers.port, destinations, ...account };
    if (current) return { path: `/trunks/${current.id}`, method: 'PATCH', body: way };
    const { channels, callsPerSecond } = numbers;
    return { path: '/trunks', body: { ...way, name: draft.name.trim(), channels, callsPerSecond, simulated } };
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {!current && <TextInput label={words.name} description={words.nameHint} {...fieldOrder} required {...text('name')} />}
      <div className={classes.pair}>
        <TextInput label={words.host} description={words.hostHint} {...fieldOrder} required {...text('host')} />
        <NumberInput label={words.port} min={1} max={65_535} required {...number('port')} />
        <TextInput label={words.account} description={words.accountHint} {...fieldOrder} autoComplete="off" {...text('user')} />
        <PasswordInput
          label={words.password}
          description={current?.hasPassword ? words.passwordKept : words.passwordHint}
          {...fieldOrder}
          autoComplete="new-password"
          {...text('password')}
        />
        {!current && (
          <>
            <NumberInput
              label={words.channels}
              description={words.channelsHint}
              {...fieldOrder}
              min={1}
              required
              {...number('channels')}
            />
            <NumberInput
              label={words.rate}
              min={0.01}
              decimalSeparator={format.decimalMark}
              required
              {...number('callsPerSecond')}
            />
          </>
        )}
      </div>
      <Checkbox.Group label={words.to} value={destinations} onChange={setDestinations}>
        <div className={classes.chips}>
          {countries.map((country) => (
            <Checkbox key={country} value={country} label={setup.countries[country]} mt={8} />
          ))}
        </div>
      </Checkbox.Group>
      {!current && (
        <Switch
          label={words.simulated}
          description={words.simulatedHint}
          checked={simulated}
          onChange={({ currentTarget }) => setSimulated(currentTarget.checked)}
        />
      )}
      <FormFoot order={save} submit={current ? setup.save : words.addTrunk} cancel={done} />
    </form>
  );
}
