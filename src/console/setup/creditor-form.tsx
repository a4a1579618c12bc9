import { NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { languages } from '../../kernel/country.ts';
import type { Creditor } from '../../web/setup-types.ts';
import { setupKeys, useOrder } from '../api/setup-queries.ts';
import { typedAmount } from '../text/typed-amount.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { FormFoot } from './form-foot.tsx';
import classes from './setup.module.css';
import { fieldOrder, useDraft } from './use-draft.ts';

/** A new creditor, or one to be changed. */
export function CreditorForm({ current, done }: { readonly current: Creditor | null; readonly done: () => void }) {
  const { setup } = useText();
  const words = setup.creditors;
  const format = useFormat();
  const { draft, text } = useDraft({
    code: '',
    name: current?.name ?? '',
    neutralName: current?.neutralName ?? '',
    country: current?.country ?? 'CZ',
    language: current?.language ?? '',
    birthNumberTitle: current?.birthNumberTitle ?? '',
    planMost: String(current?.planPolicy?.most ?? ''),
    planEveryDays: String(current?.planPolicy?.everyDays ?? 30),
    planLeast: String((current?.planPolicy?.leastMinor ?? 0) / 100 || ''),
    keyedNumber: current?.keyedNumberAllowed ? 'yes' : 'no',
    ...typedContact(current),
  });
  const save = useOrder(({ code, country, language, birthNumberTitle, name, neutralName, ...terms }: typeof draft) => {
    const title = birthNumberTitle.trim() || null;
    const body = { name, neutralName, ...(language && { language }), birthNumberTitle: title, ...termsOf(terms) };
    return current
      ? { path: `/creditors/${current.id}`, method: 'PATCH', body }
      : { path: '/creditors', body: { ...body, code, country } };
  }, setupKeys.creditors);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft, { onSuccess: done });
  };
  const optionsOf = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <form className={classes.form} onSubmit={submit}>
      {!current && <TextInput label={words.code} description={words.codeHint} {...fieldOrder} required {...text('code')} />}
      <TextInput label={words.name} description={words.nameHint} {...fieldOrder} required {...text('name')} />
      <TextInput
        label={words.neutralName}
        description={words.neutralNameHint}
        {...fieldOrder}
        required
        {...text('neutralName')}
      />
      {!current && (
        <NativeSelect
          label={words.country}
          description={words.countryHint}
          {...fieldOrder}
          data={optionsOf(setup.countries)}
          {...text('country')}
        />
      )}
      <NativeSelect
        label={words.language}
        description={words.languageHint}
        {...fieldOrder}
        data={[
          ...(current ? [] : [{ value: '', label: words.languageOfCountry }]),
          ...languages.map((value) => ({ value, label: format.language(value) })),
        ]}
        {...text('language')}
      />
      {contactFields.map((field) => (
        <TextInput
          key={field}
          label={words.contact[field]}
          {...(field === 'phone' && { description: words.contactHint })}
          {...fieldOrder}
          {...text(field)}
        />
      ))}
      <TextInput label={words.title} description={words.titleHint} {...fieldOrder} {...text('birthNumberTitle')} />
      <TextInput
        label={words.planMost}
        description={words.planMostHint}
        {...fieldOrder}
        inputMode="numeric"
        {...text('planMost')}
      />
      {draft.planMost.trim() !== '' && (
        <>
          <TextInput label={words.planEveryDays} {...fieldOrder} inputMode="numeric" required {...text('planEveryDays')} />
          <TextInput
            label={words.planLeast}
            description={words.planLeastHint}
            {...fieldOrder}
            inputMode="decimal"
            required
            {...text('planLeast')}
          />
        </>
      )}
      <NativeSelect
        label={words.keyedNumber}
        description={words.keyedNumberHint}
        {...fieldOrder}
        data={optionsOf(words.keyedNumberChoices)}
        {...text('keyedNumber')}
      />
      <FormFoot order={save} submit={current ? setup.save : words.add} cancel={done} />
    </form>
  );
}

type Terms = {
  readonly planMost: string;
  readonly planEveryDays: string;
  readonly planLeast: string;
  readonly keyedNumber: string;
} & Contact;

const contactFields = ['phone', 'email', 'web', 'street', 'postcode', 'city'] as const;
type Contact = Readonly<Record<(typeof contactFields)[number], string>>;

function typedContact(current: Creditor | null): Contact {
  return contactOf((field) => current?.contact[field] ?? '');
}

function contactOf(value: (field: keyof Contact) => string): Contact {
  return Object.fromEntries(contactFields.map((field) => [field, value(field)])) as Contact;
}

/** As the API takes them; no number of instalments: no plans. */
function termsOf({ planMost, planEveryDays, planLeast, keyedNumber, ...contact }: Terms) {
  const leastMinor = Math.round(Number(typedAmount(planLeast)) * 100);
  const planPolicy = planMost.trim() ? { most: Number(planMost), everyDays: Number(planEveryDays), leastMinor } : null;
  return { planPolicy, keyedNumberAllowed: keyedNumber === 'yes', contact: contactOf((field) => contact[field]) };
}
