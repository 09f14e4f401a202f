/** A time of day, `14:30`; empty: the whole day. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { activityTexts } from '../../text/activities.ts';
import { useText } from '../../ui/language.tsx';
import { useTypedText } from '../../ui/use-typed-text.ts';
import { readTime } from './times.ts';

interface TimeFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'error'> {
  /** `HH:MM`; null: empty. */
  readonly value: string | null;
  /** `problem`: what is typed is no time; the value is null then. */
  readonly onChange: (value: string | null, problem: string | null) => void;
  readonly error?: string | undefined;
}

/** What is typed stays until the field is left; then it is written out in full. */
export function TimeField({ value, onChange, error, ...props }: TimeFieldProps) {
  const t = useText(activityTexts);
  const { text, setText, problem, setProblem, own } = useTypedText(value, value ?? '');
  const problemOf = (typed: string) => (typed.trim() === '' || readTime(typed) ? null : t('badTime'));
  return (
    <TextInput
      placeholder={t('wholeDay')}
      {...props}
      autoComplete="off"
      value={text}
      error={problem ?? error}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setProblem(null);
        const time = readTime(typed);
        own(time);
        onChange(time, problemOf(typed));
      }}
      onBlur={() => {
        setProblem(problemOf(text));
        const time = readTime(text);
        if (time) setText(time);
      }}
    />
  );
}
