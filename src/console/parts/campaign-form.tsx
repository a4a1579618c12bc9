import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { CampaignChoices, CampaignWish, Flow } from '../../web/desk/api-types.ts';
import { ApiProblem } from '../api/client.ts';
import { useCreateCampaign } from '../api/desk-queries.ts';
import { problemWords } from '../text/problem-words.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './campaign-form.module.css';
import { CampaignPreview } from './campaign-preview.tsx';
import { DurationField } from './duration-field.tsx';
import { NumberField } from './number-field.tsx';
import panel from './panel.module.css';
import { ProblemNote } from './problem-note.tsx';
import settings from './settings-drawer.module.css';

type Settings = CampaignChoices['defaults'];
type Draft = Pick<Settings, 'attemptsPerDay' | 'attemptsInAll' | 'concurrency' | 'callerIdentityPolicy' | 'calendar'> & {
  readonly name: string;
  readonly creditor: string;
  readonly flow: string;
  readonly daysAhead: number;
  readonly apartMs: number;
  readonly agentNumber: string;
  readonly summaryTo: string;
};

/** Results after which nobody was reached at all: the time between tries is theirs. */
const unanswered = ['no_answer', 'unreachable', 'no_response', 'machine', 'hung_up_early', 'silent'] as const;

/** Everything that a campaign needs, filled in as far as it can be. What the server objects to stands at its field. */
export function CampaignForm({ choices, flows }: { readonly choices: CampaignChoices; readonly flows: readonly Flow[] }) {
  const text = useText();
  const { desk: words } = text;
  const format = useFormat();
  const [, go] = useLocation();
  const { defaults, creditors } = choices;
  const usable = flows.filter(({ trouble, purpose }) => trouble === null && purpose !== 'inbound');
  const [draft, setDraft] = useState<Draft>(() => ({
    name: '',
    creditor: creditors[0]?.code ?? '',
    flow: (usable.find(({ verifies, purpose }) => verifies && purpose === 'collection') ?? usable[0])?.name ?? '',
    daysAhead: choices.daysAhead.usual,
    attemptsPerDay: defaults.attemptsPerDay,
    attemptsInAll: defaults.attemptsInAll,
    apartMs: defaults.retryAfterMs.no_answer ?? 3 * 3_600_000,
    concurrency: defaults.concurrency,
    callerIdentityPolicy: defaults.callerIdentityPolicy,
    calendar: defaults.calendar,
    agentNumber: '',
    summaryTo: '',
  }));
  const create = useCreateCampaign();
  const order = useRef({ key: '', wish: '' });
  const creditor = creditors.find(({ code }) => code === draft.creditor) ?? creditors[0];
  const flow = flows.find(({ name }) => name === draft.flow);
  if (!creditor) return null;
  const ahead = flow?.purpose === 'courtesy' || flow?.purpose === 'promise_reminder';

  const set = (part: Partial<Draft>) => {
    create.reset();
    setDraft((before) => ({ ...before, ...part }));
  };
  const number = (name: 'daysAhead' | 'attemptsPerDay' | 'attemptsInAll' | 'concurrency') => ({
    value: draft[name],
    onChange: (value: number) => {
      if (value !== draft[name]) set({ [name]: value });
    },
  });
  const objection = (at: string) => {
    if (!(create.error instanceof ApiProblem)) return undefined;
    const { code, issues } = create.error;
    const issue = issues.find((each) => each.at === `body/${at}` || each.at.startsWith(`body/${at}/`));
    return issue && (code === 'invalid_request' ? issue.message : problemWords(create.error, text, format));
  };
  const placed = create.error instanceof ApiProblem && fields.some((at) => objection(at) !== undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = wishOf(draft, defaults, ahead);
    const text = JSON.stringify(wish);
    if (order.current.wish !== text) order.current = { key: newKey(), wish: text };
    create.mutate({ wish, key: order.current.key }, { onSuccess: ({ id }) => go(`/campaigns/${id}`) });
  };

  return (
    <form className={classes.sides} onSubmit={submit} noValidate>
      <div className={`${panel.panel} ${classes.form}`}>
        <fieldset className={settings.group}>
          <legend>{words.what}</legend>
          <TextInput
            className={settings.wide ?? ''}
            label={words.name}
            placeholder={words.namePlaceholder}
            required
            maxLength={100}
            autoComplete="off"
            value={draft.name}
            error={objection('name')}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <NativeSelect
            label={words.creditor}
            value={draft.creditor}
            error={objection('creditor')}
            data={creditors.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={({ currentTarget }) => set({ creditor: currentTarget.value })}
          />
          <NativeSelect
            label={words.flow}
            {...(flow?.purpose && {
              description: words.flowIs(flow.purpose, flow.languages.map((each) => format.language(each)).join(', ')),
            })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.flow}
            error={objection('flow')}
            data={usable.map(({ name }) => name)}
            onChange={({ currentTarget }) => set({ flow: currentTarget.value })}
          />
          {ahead && (
            <NumberField
              label={words.daysAhead}
              hint={words.daysAheadHint}
              least={0}
              most={choices.daysAhead.most}
              {...number('daysAhead')}
            />
          )}
        </fieldset>
        <fieldset className={settings.group}>
          <legend>{words.often}</legend>
          <NumberField
            label={words.attemptsPerDay}
            hint={words.lawAllows(creditor.law.attemptsPerDay.value)}
            least={1}
            most={creditor.law.attemptsPerDay.value}
            {...number('attemptsPerDay')}
          />
          <NumberField
            label={words.attemptsInAll}
            hint={words.lawAllows(creditor.law.attemptsInAll.value)}
            least={1}
            most={creditor.law.attemptsInAll.value}
            {...number('attemptsInAll')}
          />
          <div className={settings.wide}>
            <DurationField label={words.apart} value={draft.apartMs} onChange={(apartMs) => set({ apartMs })} />
            <p className={settings.hint}>{words.apartHint}</p>
          </div>
        </fieldset>
        <fieldset className={settings.group}>
          <legend>{words.pace}</legend>
          <NumberField label={words.concurrency} least={1} most={10_000} {...number('concurrency')} />
          <NativeSelect
            label={words.calendar}
            value={draft.calendar}
            data={Object.entries(words.calendars).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => set({ calendar: currentTarget.value as Draft['calendar'] })}
          />
          <NativeSelect
            className={settings.wide ?? ''}
            label={words.callerIdentity}
            description={words.policyHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.callerIdentityPolicy}
            data={Object.entries(words.policies).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => set({ callerIdentityPolicy: currentTarget.value as Draft['callerIdentityPolicy'] })}
          />
        </fieldset>
        <fieldset className={settings.group}>
          <legend>{words.people}</legend>
          <TextInput
            label={words.agent}
            description={words.agentHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="tel"
            autoComplete="off"
            value={draft.agentNumber}
            error={objection('settings/agentNumber')}
            onChange={({ currentTarget }) => set({ agentNumber: currentTarget.value })}
          />
          <TextInput
            label={words.summaryTo}
            description={words.summaryHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="off"
            value={draft.summaryTo}
            error={objection('settings/summaryTo') && words.badMail}
            onChange={({ currentTarget }) => set({ summaryTo: currentTarget.value })}
          />
        </fieldset>
      </div>
      <div className={classes.beside}>
        <CampaignPreview creditor={creditor} draft={draft} daysAhead={ahead ? draft.daysAhead : null} />
        {!placed && <ProblemNote error={create.error} />}
        <div className={classes.orders}>
          <Button component={Link} href="/campaigns" variant="default">
            {words.cancel}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={draft.name.trim() === '' || draft.flow === ''}>
            {words.submit}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Fields that can show an objection by themselves. */
const fields = ['name', 'creditor', 'flow', 'settings/agentNumber', 'settings/summaryTo'];

/** Also where the console is reached without HTTPS, which `crypto.randomUUID` wants. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function wishOf(draft: Draft, { retryAfterMs }: Settings, ahead: boolean): CampaignWish {
  const { name, creditor, flow, daysAhead, apartMs, agentNumber, summaryTo, ...others } = draft;
  const apart =
    apartMs === retryAfterMs.no_answer ? {} : { retryAfterMs: Object.fromEntries(unanswered.map((code) => [code, apartMs])) };
  const addresses = summaryTo.split(/[\s,;]+/).filter(Boolean);
  return {
    name: name.trim(),
    creditor,
    flow,
    ...(ahead && { daysAhead }),
    settings: {
      ...others,
      ...apart,
      ...(agentNumber.trim() !== '' && { agentNumber: agentNumber.trim() }),
      ...(addresses.length > 0 && { summaryTo: addresses }),
    },
  };
}
