/** A birthday as it is typed and read: by the language of the screen, the year where it is known. */
import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { ageOn, type Birthday, birthdayFromText, isUnborn } from '../../../preload/contract/birthdays.ts';
import { birthdayTexts } from '../../text/birthdays.ts';
import { today } from '../../ui/days.ts';
import { localeOf, useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { useTypedText } from '../../ui/use-typed-text.ts';

/** `12/04/1985`, or `12/04` where the year is not known. */
export function useBirthdayText(): (birthday: Birthday) => string {
  const format = useFormat();
  const locale = localeOf(useLanguage());
  return useMemo(() => {
    const short = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', timeZone: 'UTC' });
    return (birthday) =>
      birthday.startsWith('--') ? short.format(new Date(`2000-${birthday.slice(2)}T12:00:00Z`)) : format.day(birthday);
  }, [format, locale]);
}

/** With the age of today where the year is known. */
export function BirthdayLine({ birthday }: { readonly birthday: Birthday }) {
  const t = useText(birthdayTexts);
  const format = useFormat();
  const textOf = useBirthdayText();
  const age = ageOn(birthday, today());
  return (
    <div className="k-dim">
      {`${t('birthday')}${format.colon} ${textOf(birthday)}`}
      {age === null ? null : ` · ${t('years', { age })}`}
    </div>
  );
}

interface BirthdayFieldProps {
  readonly value: Birthday | null;
  /** `problem`: what is typed is no day, and the value is null then, or a day that is still to come. */
  readonly onChange: (value: Birthday | null, problem: string | null) => void;
  readonly error: string | undefined;
}

export function BirthdayField({ value, onChange, error }: BirthdayFieldProps) {
  const t = useText(birthdayTexts);
  const textOf = useBirthdayText();
  const { text, setText, problem, setProblem, own } = useTypedText(value, value === null ? '' : textOf(value));
  const problemOf = (typed: string) => {
    if (typed.trim() === '') return null;
    const birthday = birthdayFromText(typed);
    if (birthday === null) return t('wrong', { example: textOf('1985-04-12') });
    return isUnborn(birthday, today()) ? t('unborn') : null;
  };
  return (
    <TextInput
      label={t('birthday')}
      placeholder={t('hint')}
      autoComplete="off"
      value={text}
      error={problem ?? error}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const birthday = birthdayFromText(typed);
        setText(typed);
        setProblem(null);
        own(birthday);
        onChange(birthday, problemOf(typed));
      }}
      onBlur={() => {
        const birthday = birthdayFromText(text);
        setProblem(problemOf(text));
        if (birthday) setText(textOf(birthday));
      }}
    />
  );
}
