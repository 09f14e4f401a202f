/** The first times that several people have free in common; a click plans a meeting with them. */
import { Button, Modal, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { plannerDays } from '../../../preload/contract/activities.ts';
import { mostTogether } from '../../../preload/contract/working-time.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { DayField } from '../../ui/DayField.tsx';
import { daysBetween, plusDays } from '../../ui/days.ts';
import { localeOf, useLanguage, useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { planActivity } from '../activities/asked-activities.ts';
import './working-time.css';

interface FreeTimeDialogProps {
  /** The first day. */
  readonly day: string;
  readonly close: () => void;
}

export function FreeTimeDialog({ day, close }: FreeTimeDialogProps) {
  const t = useText(workingTimeTexts);
  const language = useLanguage();
  const { textOf } = useFailures();
  const { state } = useOffice();
  const me = state.user?.id ?? 0;
  const { data: reference } = useEngine('reference.get', {});
  const [people, setPeople] = useState<readonly number[]>([me]);
  const [minutes, setMinutes] = useState<number | null>(60);
  const [from, setFrom] = useState<string | null>(day);
  const [to, setTo] = useState<string | null>(plusDays(day, 13));
  const isStretch = from !== null && to !== null && from <= to && daysBetween(from, to) < plannerDays;
  const asked = { people: [...people], minutes: minutes ?? 60, from: from ?? day, to: to ?? day };
  const enabled = people.length > 0 && minutes !== null && minutes >= 5 && isStretch;
  const { data, error } = useEngine('workingTime.freeSlots', asked, { enabled, keep: true });
  const slots = enabled ? (data ?? []) : [];
  const days = [...new Set(slots.map((slot) => slot.day))];
  const named = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const plan = (slot: (typeof slots)[number]) => {
    close();
    planActivity({
      kind: 'meeting',
      day: slot.day,
      time: slot.from,
      duration: minutes,
      participants: people.filter((id) => id !== me).map((id) => ({ kind: 'user', id })),
    });
  };
  return (
    <Modal opened onClose={close} size="xl" title={t('freeTime')}>
      <div className="k-stack">
        <div className="k-slots-form">
          <MultiSelect
            label={t('people')}
            searchable
            selectFirstOptionOnChange
            maxValues={mostTogether}
            data={(reference?.users ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
            value={people.map(String)}
            error={people.length === 0 ? t('choosePeople') : null}
            onChange={(values) => setPeople(values.map(Number))}
          />
          <NumberField
            data-autofocus
            label={t('minutes')}
            digits={0}
            min={5}
            max={1440}
            value={minutes}
            onChange={(value) => setMinutes(value)}
          />
          <DayField label={t('from')} value={from} onChange={(value) => setFrom(value)} />
          <DayField
            label={t('until')}
            value={to}
            error={from === null || to === null || isStretch ? undefined : t('tooManyDays')}
            onChange={(value) => setTo(value)}
          />
        </div>
        {error && enabled ? (
          <div className="k-red" role="alert">
            {textOf(error)}
          </div>
        ) : null}
        {enabled && data && !error && slots.length === 0 ? <div className="k-dim">{t('noSlots')}</div> : null}
        {slots.length > 0 ? (
          <>
            <div className="k-dim">{t('slotsHint')}</div>
            <div className="k-slots">
              {days.map((one) => (
                <div key={one} className="k-slots-day">
                  <span>{named.format(new Date(`${one}T12:00:00Z`))}</span>
                  <div className="k-row k-slots-of-day">
                    {slots
                      .filter((slot) => slot.day === one)
                      .map((slot) => (
                        <Button key={slot.from} size="compact-sm" onClick={() => plan(slot)}>
                          {slot.from}–{slot.to}
                        </Button>
                      ))}
                  </div>
                </div>
              ))}
            </div>
          </>
        ) : null}
      </div>
    </Modal>
  );
}
