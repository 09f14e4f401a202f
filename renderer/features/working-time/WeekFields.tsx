/** The hours of a week, a line for each day, from Monday on. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WorkingWeek } from '../../../preload/contract/working-time.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { plusDays } from '../../ui/days.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { hoursText, readHours } from './week-text.ts';
import './working-time.css';

interface WeekFieldsProps {
  readonly week: WorkingWeek;
  readonly readOnly: boolean;
  /** Null: what is typed is no week. */
  readonly onChange: (week: WorkingWeek | null) => void;
}

const aMonday = '2026-11-30';

/** What is typed stays as it is typed. Another `week` than it began with is taken by a new `key`. */
export function WeekFields({ week, readOnly, onChange }: WeekFieldsProps) {
  const t = useText(workingTimeTexts);
  const language = useLanguage();
  const [typed, setTyped] = useState(() => week.map(hoursText));
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const set = (at: number, text: string) => {
    const next = typed.map((one, place) => (place === at ? text : one));
    setTyped(next);
    const read = next.map(readHours);
    onChange(read.every((spans) => spans !== null) ? read : null);
  };
  return (
    <div className="k-week-fields">
      {typed.map((text, at) => {
        const name = weekday.format(new Date(`${plusDays(aMonday, at)}T12:00:00Z`));
        return (
          <div key={name} className="k-week-field">
            <span aria-hidden>{name}</span>
            <TextInput
              aria-label={name}
              autoComplete="off"
              readOnly={readOnly}
              value={text}
              error={readHours(text) === null ? t('badHours') : null}
              onChange={(event) => set(at, event.currentTarget.value)}
            />
          </div>
        );
      })}
      <div className="k-dim">{t('hoursHint')}</div>
    </div>
  );
}
