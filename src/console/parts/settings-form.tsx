import { NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ResultCode } from '../../kernel/result-code.ts';
import type { CampaignSettings, CampaignSettingsChange } from '../../web/api-types.ts';
import { useChangeCampaignSettings, useLimits } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { DurationField } from './duration-field.tsx';
import { NumberField } from './number-field.tsx';
import { SaveBar } from './save-bar.tsx';
import classes from './settings-drawer.module.css';

type Numbers = 'concurrency' | 'callsPerSecond' | 'attemptsPerDay' | 'attemptsInAll' | 'ringMs' | 'longestCallMs';

/** Results of the debtor's side first; those of the way there stand apart. */
const technical: readonly ResultCode[] = ['lost', 'spam_blocked', 'carrier_failed', 'carrier_rejected', 'trunk_dead'];

/** Every setting with its unit and what it means. Only what was touched is sent, so that two people can change different things at once. */
export function SettingsForm({ id, current }: { readonly id: string; readonly current: CampaignSettings }) {
  const { settings: words, calls } = useText();
  const [draft, setDraft] = useState<CampaignSettingsChange>({});
  const change = useChangeCampaignSettings(id);
  const limits = useLimits();
  const { law } = current;
  const set = (part: CampaignSettingsChange) => {
    change.reset();
    setDraft((before) => ({ ...before, ...part }));
  };
  const number = (name: Numbers, unit = 1) => ({
    value: (draft[name] ?? current[name]) / unit,
    onChange: (value: number) => {
      const ms = Math.round(value * unit * 1000) / 1000;
      if (ms !== (draft[name] ?? current[name])) set({ [name]: ms });
    },
  });
  const delays = (codes: readonly ResultCode[]) =>
    codes.map((code) => (
      <DurationField
        key={code}
        label={calls.results[code]}
        value={draft.retryAfterMs?.[code] ?? current.retryAfterMs[code] ?? 0}
        onChange={(ms) => set({ retryAfterMs: { ...draft.retryAfterMs, [code]: ms } })}
      />
    ));
  const codes = Object.keys(current.retryAfterMs) as ResultCode[];
  const answering = draft.answering ?? current.answering;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { agentNumber, ...rest } = draft;
    const agent = agentNumber === undefined ? {} : { agentNumber: agentNumber?.trim() || null };
    change.mutate({ ...rest, ...agent }, { onSuccess: () => setDraft({}) });
  };

  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.note}>{words.fromTheNextCall}</p>
      <fieldset className={classes.group}>
        <legend>{words.pace}</legend>
        <NumberField
          label={words.concurrency}
          hint={words.concurrencyHint(limits.data?.calls ?? null)}
          least={1}
          most={10_000}
          {...number('concurrency')}
        />
        <NumberField
          label={words.callsPerSecond}
          hint={words.callsPerSecondHint}
          least={0.01}
          most={10_000}
          places={2}
          {...number('callsPerSecond')}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.attempts}</legend>
        <NumberField
          label={words.attemptsPerDay}
          hint={words.lawAllows(law.attemptsPerDay.value)}
          least={1}
          most={Math.max(law.attemptsPerDay.value, current.attemptsPerDay)}
          {...number('attemptsPerDay')}
        />
        <NumberField
          label={words.attemptsInAll}
          hint={words.lawAllows(law.attemptsInAll.value)}
          least={1}
          most={Math.max(law.attemptsInAll.value, current.attemptsInAll)}
          {...number('attemptsInAll')}
        />
        <p className={classes.hint}>{words.attemptsHint(law.attemptsPerSevenDays.value)}</p>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.call}</legend>
        <NumberField label={words.ring} unit={words.seconds} least={5} most={120} {...number('ringMs', 1000)} />
        <NumberField label={words.longestCall} unit={words.minutes} least={1} most={60} {...number('longestCallMs', 60_000)} />
        <TextInput
          className={classes.wide ?? ''}
          label={words.agent}
          description={words.agentHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="tel"
          autoComplete="off"
          value={(draft.agentNumber === undefined ? current.agentNumber : draft.agentNumber) ?? ''}
          onChange={({ currentTarget }) => set({ agentNumber: currentTarget.value })}
        />
        <p className={classes.hint}>{words.calendars[current.calendar]}</p>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.answering}</legend>
        <NativeSelect
          className={classes.wide ?? ''}
          label={words.whoAnswers}
          description={words.answeringHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={answering}
          data={choices(words.answeringWays)}
          onChange={({ currentTarget }) => set({ answering: currentTarget.value as CampaignSettings['answering'] })}
        />
        {answering === 'amd' && (
          <>
            <NativeSelect
              className={classes.wide ?? ''}
              label={words.amdNotSure}
              value={draft.amdNotSure ?? current.amdNotSure}
              data={choices(words.amdNotSureWays)}
              onChange={({ currentTarget }) => set({ amdNotSure: currentTarget.value as CampaignSettings['amdNotSure'] })}
            />
            <NativeSelect
              className={classes.wide ?? ''}
              label={words.amdDecides}
              value={(draft.amdDecides ?? current.amdDecides) ? 'yes' : 'no'}
              data={choices(words.amdDecidesWays)}
              onChange={({ currentTarget }) => set({ amdDecides: currentTarget.value === 'yes' })}
            />
          </>
        )}
        <NativeSelect
          className={classes.wide ?? ''}
          label={words.recordCalls}
          value={(draft.recordCalls ?? current.recordCalls) ? 'yes' : 'no'}
          data={choices(words.recordCallsWays)}
          onChange={({ currentTarget }) => set({ recordCalls: currentTarget.value === 'yes' })}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{words.retry}</legend>
        <p className={classes.hint}>{words.retryHint}</p>
        <div className={classes.delays}>
          {delays(codes.filter((code) => !technical.includes(code)))}
          <details>
            <summary>{words.technical}</summary>
            <div className={classes.more}>{delays(codes.filter((code) => technical.includes(code)))}</div>
          </details>
        </div>
      </fieldset>
      <div className={classes.foot}>
        <SaveBar
          changed={Object.keys(draft).length > 0}
          pending={change.isPending}
          saved={change.isSuccess}
          error={change.error}
          undo={() => {
            change.reset();
            setDraft({});
          }}
        />
      </div>
    </form>
  );
}

function choices(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
