/** The box on a card that plans a task, a call or a meeting: what, when, who. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ActivityKind } from '../../../preload/contract/activities.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useUnsaved } from '../../app/page.tsx';
import { useOffice } from '../../app/session.ts';
import { activityTexts } from '../../text/activities.ts';
import { controlTexts } from '../../text/controls.ts';
import { DayField } from '../../ui/DayField.tsx';
import { today } from '../../ui/days.ts';
import { useText } from '../../ui/language.tsx';
import { TimeField } from './TimeField.tsx';
import './activities.css';

interface PlanBoxProps {
  readonly kind: ActivityKind;
  readonly clientId: number;
  /** It was planned, or is not to be. */
  readonly done: () => void;
}

export function PlanBox({ kind, clientId, done }: PlanBoxProps) {
  const t = useText(activityTexts);
  const controls = useText(controlTexts);
  const { state } = useOffice();
  const { textOf } = useFailures();
  const { data: reference } = useEngine('reference.get', {});
  const add = useCommand('activities.add');
  const [subject, setSubject] = useState('');
  const [day, setDay] = useState<string | null>(today());
  const [time, setTime] = useState<string | null>(null);
  const [responsibleId, setResponsibleId] = useState(state.user?.id ?? 0);
  const [wrong, setWrong] = useState<Readonly<Record<string, string | null>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  useUnsaved('activity', subject.trim() !== '');
  const save = async () => {
    if (add.busy || wrong.day || wrong.time) return;
    if (subject.trim() === '') return setProblems({ subject: t('subjectMissing') });
    if (day === null) return setProblems({ day: t('dayMissing') });
    const reply = await add.run({ kind, subject, day, time, clientId, responsibleId });
    if (reply.ok) return done();
    const byField = fieldProblems(reply);
    setProblems(Object.keys(byField).length > 0 ? byField : { subject: textOf(reply) });
  };
  return (
    <form
      className="k-stack k-plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          done();
        }
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void save();
      }}
    >
      <div className="k-plan-box">
        <TextInput
          aria-label={t('subject')}
          placeholder={t('subject')}
          autoFocus
          maxLength={300}
          value={subject}
          error={problems.subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <DayField
          aria-label={t('day')}
          value={day}
          error={problems.day}
          onChange={(value, problem) => {
            setDay(value);
            setWrong((before) => ({ ...before, day: problem }));
          }}
        />
        <TimeField
          aria-label={t('time')}
          value={time}
          onChange={(value, problem) => {
            setTime(value);
            setWrong((before) => ({ ...before, time: problem }));
          }}
        />
        <NativeSelect
          aria-label={t('responsibleId')}
          value={responsibleId}
          error={problems.responsibleId}
          data={(reference?.users ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(event) => setResponsibleId(Number(event.currentTarget.value))}
        />
      </div>
      <div className="k-row">
        <Button type="submit" variant="light" loading={add.busy} title="Ctrl+Enter">
          {t('add')}
        </Button>
        <Button variant="subtle" color="gray" onClick={done}>
          {controls('cancel')}
        </Button>
      </div>
    </form>
  );
}
