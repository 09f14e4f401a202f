/** A call is noted: with whom, what came of it, and when to call again; all of it is saved in one step. */
import { Button, NativeSelect, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { CallDirection } from '../../../preload/contract/calls.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useHidden, useMay } from '../../app/session.ts';
import { activityTexts } from '../../text/activities.ts';
import { callTexts } from '../../text/calls.ts';
import { plusDays, today } from '../../ui/days.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { notify } from '../../ui/notify.tsx';
import { useTyped } from '../../ui/use-typed.ts';
import { DaySteps, NextDayFields } from '../activities/NextDay.tsx';
import { type CallBegun, leaveCall } from './asked-calls.ts';
import { namesText, subjectKey } from './call-names.ts';
import { PartyField } from './PartyField.tsx';
import { ScriptRun, useScript } from './ScriptRun.tsx';
import './calls.css';

const dayMinutes = 1440;
const latestDeals = { column: 'updatedAt', descending: true } as const;
const mostDeals = 20;

/** The first of those that come twice. */
function namedOnce(all: readonly { readonly id: number; readonly name: string }[]) {
  return [...new Map(all.toReversed().map(({ id, name }) => [id, { id, name }])).values()].toReversed();
}

export function NoteCallDialog({ begun }: { readonly begun: CallBegun }) {
  const t = useText(callTexts);
  const activity = useText(activityTexts);
  const may = useMay();
  const hides = useHidden();
  const { textOf } = useFailures();
  const note = useCommand('calls.note');
  const [call, setCall] = useState(begun);
  const [reached, setReached] = useState(true);
  const [result, setResult] = useState('');
  const [minutes, setMinutes] = useState<number | null>(null);
  const [next, setNext] = useState<{ readonly day: string; readonly time: string | null } | null>(null);
  const [wrong, setWrong] = useState<Readonly<Record<string, string | null>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const changeNext = (part: Partial<NonNullable<typeof next>>, found: typeof wrong) => {
    setNext((before) => before && { ...before, ...part });
    setWrong((before) => ({ ...before, ...found }));
  };
  const { client, contactId, deal, number, direction } = call;
  const { data: card } = useEngine(
    'clients.get',
    { id: client?.id ?? 0 },
    { enabled: client !== null && may('clients.see') },
  );
  const contacts = card?.contacts ?? [];
  const contact = contacts.find(({ id }) => id === contactId)?.name ?? '';
  const other = contact || (client === null ? number : '');
  const { data: deals } = useEngine(
    'deals.list',
    { filter: { clientId: client?.id ?? 0, state: 'open' }, sort: latestDeals, after: null, limit: mostDeals },
    { enabled: client !== null && may('deals.see') },
  );
  const dealChoices = namedOnce([...(deal === null ? [] : [deal]), ...(client === null ? [] : (deals?.rows ?? []))]);
  const script = useScript();
  const isChanged = useTyped({ call, reached, result, minutes, next });
  const isTyped = isChanged || Object.values(wrong).some(Boolean) || script.answered.length > 0 || script.isPending;
  const save = async () => {
    const asked = next === null ? ['minutes'] : ['minutes', 'day', 'time'];
    if (note.busy || asked.some((field) => wrong[field])) return;
    if (script.isWrong) return script.refuse();
    if (next?.day === '') return setProblems({ 'next.day': activity('dayMissing') });
    const isNamed = other !== '' && other !== client?.name;
    const subject = t(subjectKey(direction, other, client?.name ?? ''), { name: other });
    const reply = await note.run({
      callId: call.callId,
      direction,
      number: hides('clients.reaches') ? '' : number,
      clientId: client?.id ?? null,
      contactId,
      dealId: deal?.id ?? null,
      reached: direction === 'in' || reached,
      subject,
      result,
      minutes,
      ...(script.answers && { script: script.answers }),
      ...(next && { next: { ...next, subject: isNamed ? t('callAgainTo', { name: other }) : t('again') } }),
    });
    if (!reply.ok) {
      const byField = fieldProblems(reply);
      return setProblems(Object.keys(byField).length > 0 ? byField : { form: textOf(reply) });
    }
    const names = namesText([other, client?.name ?? '']) || t('withheld');
    notify({ kind: 'done', text: t('noted', { name: names }) });
    leaveCall();
  };
  return (
    <FormDialog
      title={t('noteCall')}
      isTyped={isTyped}
      busy={note.busy}
      problem={problems.form ?? null}
      verb={t('save')}
      save={save}
      close={leaveCall}
    >
      {may('clients.see') ? (
        <PartyField
          party={call}
          error={problems.clientId}
          choose={(party) => {
            setCall({ ...call, ...party, deal: party.client?.id === client?.id ? deal : null });
            setProblems({});
          }}
        />
      ) : null}
      {contacts.length > 0 ? (
        <NativeSelect
          label={t('contactId')}
          value={contactId ?? ''}
          error={problems.contactId}
          data={[
            { value: '', label: activity('nobody') },
            ...contacts.map(({ id, name: label }) => ({ value: String(id), label })),
          ]}
          onChange={(event) => setCall({ ...call, contactId: Number(event.currentTarget.value) || null })}
        />
      ) : null}
      {dealChoices.length > 0 ? (
        <NativeSelect
          label={t('dealId')}
          value={deal?.id ?? ''}
          error={problems.dealId}
          data={[
            { value: '', label: t('noDeal') },
            ...dealChoices.map(({ id, name: label }) => ({ value: String(id), label })),
          ]}
          onChange={(event) => {
            const chosen = dealChoices.find(({ id }) => String(id) === event.currentTarget.value) ?? null;
            setCall({ ...call, deal: chosen });
          }}
        />
      ) : null}
      <div className="k-call-choices">
        <SegmentedControl
          aria-label={t('direction')}
          value={direction}
          disabled={call.callId !== null}
          onChange={(value) => setCall({ ...call, direction: CallDirection.parse(value) })}
          data={CallDirection.options.map((value) => ({ value, label: t(`direction_${value}`) }))}
        />
        {direction === 'out' ? (
          <SegmentedControl
            aria-label={t('reached')}
            value={reached ? 'yes' : 'no'}
            onChange={(value) => setReached(value === 'yes')}
            data={(['yes', 'no'] as const).map((value) => ({ value, label: t(`reached_${value}`) }))}
          />
        ) : null}
      </div>
      <ScriptRun following={script} />
      <Textarea
        label={t('result')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={10_000}
        data-autofocus={client !== null || number !== '' ? true : undefined}
        value={result}
        error={problems.result}
        onChange={(event) => {
          setResult(event.currentTarget.value);
          setProblems({});
        }}
      />
      <div className="k-call-two">
        <NumberField
          label={t('minutes')}
          digits={0}
          min={1}
          max={dayMinutes}
          value={minutes}
          error={problems.minutes}
          onChange={(value, problem) => {
            setMinutes(value);
            setWrong((before) => ({ ...before, minutes: problem }));
          }}
        />
        {next === null ? (
          <Button onClick={() => setNext({ day: plusDays(today(), 1), time: null })}>{t('again')}</Button>
        ) : (
          <Button variant="subtle" color="gray" onClick={() => setNext(null)}>
            {t('noAgain')}
          </Button>
        )}
      </div>
      {next === null ? null : (
        <>
          <div className="k-call-two">
            <NextDayFields
              next={next}
              dayLabel={t('againOn')}
              timeLabel={t('againAt')}
              dayProblem={problems['next.day']}
              changed={changeNext}
            />
          </div>
          <div className="k-row">
            <DaySteps choose={(day) => changeNext({ day }, { day: null })} />
          </div>
        </>
      )}
    </FormDialog>
  );
}
