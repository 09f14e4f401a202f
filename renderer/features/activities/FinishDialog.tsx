/** What came of an activity, and what follows: both are saved in one step. */
import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { activityKinds } from '../../../preload/contract/activities.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { activityTexts } from '../../text/activities.ts';
import { plusDays, today } from '../../ui/days.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { notify } from '../../ui/notify.tsx';
import { useTyped } from '../../ui/use-typed.ts';
import type { Finishing } from './asked-activities.ts';
import { DaySteps, NextDayFields } from './NextDay.tsx';
import './activities.css';

interface FinishDialogProps {
  readonly activity: Finishing;
  readonly close: () => void;
}

export function FinishDialog({ activity, close }: FinishDialogProps) {
  const t = useText(activityTexts);
  const may = useMay();
  const { textOf } = useFailures();
  const finish = useCommand('activities.finish');
  const [outcome, setOutcome] = useState<'done' | 'cancelled'>('done');
  const [result, setResult] = useState('');
  const [spent, setSpent] = useState<number | null>(null);
  const [follows, setFollows] = useState(false);
  const [next, setNext] = useState({
    kind: activity.kind,
    subject: activity.subject,
    day: plusDays(today(), 7),
    time: null as string | null,
  });
  const [wrong, setWrong] = useState<Readonly<Record<string, string | null>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const changeNext = (part: Partial<typeof next>, found: typeof wrong) => {
    setNext((before) => ({ ...before, ...part }));
    setWrong((before) => ({ ...before, ...found }));
  };
  const { data: settings } = useEngine('settings.get', {});
  const isResultWanted = settings?.resultKinds.includes(activity.kind) ?? false;
  const isChanged = useTyped({ outcome, result, spent, next: follows ? next : null });
  const isTyped = isChanged || Object.values(wrong).some(Boolean);
  const save = async () => {
    const asked = follows ? ['spentMinutes', 'day', 'time'] : ['spentMinutes'];
    if (finish.busy || asked.some((name) => wrong[name])) return;
    if (follows && next.subject.trim() === '') return setProblems({ 'next.subject': t('subjectMissing') });
    if (follows && next.day === '') return setProblems({ 'next.day': t('dayMissing') });
    const reply = await finish.run({
      id: activity.id,
      outcome,
      result,
      spentMinutes: spent,
      ...(follows && { next }),
    });
    if (!reply.ok) {
      const byField = fieldProblems(reply);
      return setProblems(Object.keys(byField).length > 0 ? byField : { form: textOf(reply) });
    }
    notify({ kind: 'done', text: t('finishedOne', { subject: activity.subject }) });
    close();
  };
  return (
    <FormDialog
      title={t('finishTitle', { subject: activity.subject })}
      isTyped={isTyped}
      busy={finish.busy}
      problem={problems.form ?? null}
      verb={t('save')}
      save={save}
      close={close}
    >
      <SegmentedControl
        aria-label={t('outcome')}
        value={outcome}
        onChange={(value) => setOutcome(value === 'cancelled' ? 'cancelled' : 'done')}
        data={(['done', 'cancelled'] as const).map((value) => ({ value, label: t(`outcome_${value}`) }))}
      />
      <Textarea
        label={t('result')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={10_000}
        data-autofocus
        value={result}
        error={problems.result}
        withAsterisk={isResultWanted}
        onChange={(event) => {
          setResult(event.currentTarget.value);
          setProblems(({ result: _, ...others }) => others);
        }}
      />
      <NumberField
        label={t('spentMinutes')}
        digits={0}
        min={1}
        max={10_080}
        value={spent}
        error={problems.spentMinutes}
        onChange={(value, problem) => {
          setSpent(value);
          setWrong((before) => ({ ...before, spentMinutes: problem }));
        }}
      />
      {may('activities.create') && !follows ? (
        <button type="button" className="k-link" onClick={() => setFollows(true)}>
          {t('again')}
        </button>
      ) : null}
      {follows ? (
        <fieldset className="k-checklist">
          <legend>{t('followUp')}</legend>
          <div className="k-activity-form">
            <NativeSelect
              label={t('kind')}
              value={next.kind}
              data={activityKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
              onChange={(event) => {
                const kind = activityKinds.find((one) => one === event.currentTarget.value);
                if (kind) setNext({ ...next, kind });
              }}
            />
            <TextInput
              className="k-activity-wide"
              label={t('subject')}
              maxLength={300}
              value={next.subject}
              error={problems['next.subject']}
              onChange={(event) => setNext({ ...next, subject: event.currentTarget.value })}
            />
            <NextDayFields
              next={next}
              dayLabel={t('day')}
              timeLabel={t('time')}
              dayProblem={problems['next.day']}
              changed={changeNext}
            />
          </div>
          <div className="k-row">
            <DaySteps choose={(day) => changeNext({ day }, { day: null })} />
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setFollows(false)}>
              {t('noFollowUp')}
            </Button>
          </div>
        </fieldset>
      ) : null}
    </FormDialog>
  );
}
