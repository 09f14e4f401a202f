/** A day: typed in local order (`5`, `5.3`, `050326` are enough), or chosen in a calendar (Alt+↓). */
import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { plusDays, plusMonths, readDay, today, weeksOf } from './days.ts';
import { useFormat, useLanguage, useText } from './language.tsx';
import { useTypedText } from './use-typed-text.ts';
import './day-field.css';

interface CalendarProps {
  readonly value: string | null;
  readonly choose: (day: string) => void;
}

function Calendar({ value, choose }: CalendarProps) {
  const t = useText(controlTexts);
  const language = useLanguage();
  const [month, setMonth] = useState((value ?? today()).slice(0, 7));
  const title = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const weeks = weeksOf(month);
  return (
    <div className="k-calendar">
      <div className="k-row">
        <ActionIcon aria-label={t('previousMonth')} onClick={() => setMonth(plusMonths(month, -1))}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <b className="k-grow" style={{ textAlign: 'center' }}>
          {title.format(new Date(`${month}-15T12:00:00Z`))}
        </b>
        <ActionIcon aria-label={t('nextMonth')} onClick={() => setMonth(plusMonths(month, 1))}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </div>
      <div className="k-calendar-days">
        {weeks[0]?.map((day) => (
          <span key={day} className="k-dim">
            {weekday.format(new Date(`${day}T12:00:00Z`))}
          </span>
        ))}
        {weeks.flat().map((day) => (
          <button
            type="button"
            key={day}
            data-outside={!day.startsWith(month)}
            data-today={day === today()}
            data-chosen={day === value}
            onClick={() => choose(day)}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
      <button type="button" className="k-link" onClick={() => choose(today())}>
        {t('today')}
      </button>
    </div>
  );
}

export interface DayFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'error'> {
  /** `YYYY-MM-DD`; null: empty. */
  readonly value: string | null;
  /** `problem`: what is typed is no day; the value is null then. */
  readonly onChange: (value: string | null, problem: string | null) => void;
  readonly error?: string | undefined;
}

/** Up and down move by a day. What is typed stays until the field is left; then it is written out in full. */
export function DayField({ value, onChange, error, onBlur, ...props }: DayFieldProps) {
  const t = useText(controlTexts);
  const format = useFormat();
  const written = value ? format.day(value) : '';
  const { text, setText, problem, setProblem, own } = useTypedText(value, written);
  const [open, setOpen] = useState(false);

  const problemOf = (typed: string) =>
    typed.trim() === '' || readDay(typed) ? null : t('badDay', { example: format.day(today()) });
  const set = (day: string) => {
    own(day);
    setText(format.day(day));
    setProblem(null);
    onChange(day, null);
  };

  return (
    // With roles of its own the popover would give the field another id, and the field's label would be nobody's.
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...props}
          autoComplete="off"
          value={text}
          error={problem ?? error}
          onFocus={(event) => event.currentTarget.select()}
          rightSection={
            <ActionIcon
              size="sm"
              tabIndex={-1}
              aria-label={t('calendar')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={15} />
            </ActionIcon>
          }
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setText(typed);
            setProblem(null);
            const day = readDay(typed);
            own(day);
            onChange(day, problemOf(typed));
          }}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
            if (step === 0 || event.ctrlKey) return;
            event.preventDefault();
            if (event.altKey) setOpen(true);
            else set(plusDays(readDay(text) ?? plusDays(today(), -step), step));
          }}
          onBlur={(event) => {
            setProblem(problemOf(text));
            const day = readDay(text);
            if (day) setText(format.day(day));
            onBlur?.(event);
          }}
        />
      </Popover.Target>
      <Popover.Dropdown p={8} role="dialog" aria-label={t('calendar')}>
        <Calendar
          value={value}
          choose={(day) => {
            set(day);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
