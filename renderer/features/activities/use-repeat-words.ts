/** Rules in words, as people say them: “Every week on Mon, Wed, until 31/12/2026”. */
import { useMemo } from 'react';
import { type InMonth, type Repeat, type Weekday, weekdays } from '../../../preload/contract/repeating.ts';
import { repeatingTexts } from '../../text/repeating.ts';
import { localeOf, useFormat, useLanguage, useText } from '../../ui/language.tsx';

export interface RepeatWords {
  readonly said: (repeat: Repeat) => string;
  readonly inMonth: (on: InMonth) => string;
  /** Short: `Mon`. */
  readonly weekday: (weekday: Weekday) => string;
}

export function useRepeatWords(): RepeatWords {
  const t = useText(repeatingTexts);
  const format = useFormat();
  const locale = localeOf(useLanguage());
  return useMemo(() => {
    const name = (options: Intl.DateTimeFormatOptions, ...date: [number, number, number]) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(Date.UTC(...date)));
    // 1 January 2024 was a Monday.
    const weekday = (one: Weekday) => name({ weekday: 'short' }, 2024, 0, 1 + weekdays.indexOf(one));
    const inMonth = (on: InMonth) => {
      if (on.by === 'day') return on.day === -1 ? t('on_last') : t('on_day', { day: on.day });
      return t('on_weekday', { place: on.place === -1 ? 'last' : `p${on.place}`, weekday: on.weekday });
    };
    const onOf = (repeat: Repeat): string => {
      switch (repeat.unit) {
        case 'day':
          return '';
        case 'week':
          return weekdays
            .filter((one) => repeat.weekdays.includes(one))
            .map(weekday)
            .join(', ');
        case 'month':
          return inMonth(repeat.on);
        case 'year':
          return name({ day: 'numeric', month: 'long' }, 2024, repeat.month - 1, repeat.day);
      }
    };
    return {
      inMonth,
      weekday,
      said(repeat) {
        const { unit, every, ends } = repeat;
        const said = t(`said_${unit}`, { every, on: onOf(repeat) });
        if (ends === null) return said;
        if ('until' in ends) return ends.until === '' ? said : t('said_until', { said, day: format.day(ends.until) });
        return t('said_count', { said, count: ends.count });
      },
    };
  }, [t, format, locale]);
}
