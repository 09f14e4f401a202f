/** Numbers as text that is read exactly: quantities, percentages, money. Values are integers of a stated scale. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { minorDigits } from '../../preload/contract/minor-digits.ts';
import { controlTexts } from '../text/controls.ts';
import { useFormat, useLanguage, useText } from './language.tsx';
import { readNumber, typedText } from './numbers.ts';
import { useTypedText } from './use-typed-text.ts';

export interface NumberFieldProps
  extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'min' | 'max' | 'error'> {
  /** Integer of `digits` decimals; null: empty. */
  readonly value: number | null;
  /** `problem`: what is typed is no such number, and why; the value is null then. */
  readonly onChange: (value: number | null, problem: string | null) => void;
  /** Decimals of the value: 2 for cents and basis points of a percent, 3 for thousandths. */
  readonly digits: number;
  /** Decimals that are shown even where they are zero. */
  readonly least?: number;
  readonly min?: number;
  readonly max?: number;
  readonly error?: string | undefined;
}

/** A number. What is typed stays as it is, wrong or not, until the field is left; then it is written out in full. */
export function NumberField({
  value,
  onChange,
  digits,
  least = 0,
  min,
  max,
  error,
  onBlur,
  ...props
}: NumberFieldProps) {
  const t = useText(controlTexts);
  const format = useFormat();
  const language = useLanguage();
  const written = value === null ? '' : typedText(value, digits, least, language);
  const { text, setText, problem, setProblem, own } = useTypedText(value, written);

  const problemOf = (typed: string): { value: number | null; problem: string | null } => {
    if (typed.trim() === '') return { value: null, problem: null };
    const read = readNumber(typed, digits, language);
    if (!read.ok) {
      const example = typedText(15 * 10 ** Math.max(0, digits - 1), digits, least, language);
      const text = read.why === 'too-precise' ? t('tooPrecise', { digits }) : t('badNumber', { example });
      return { value: null, problem: text };
    }
    if (min !== undefined && read.value < min)
      return { value: null, problem: t('tooSmall', { limit: format.decimal(min, digits) }) };
    if (max !== undefined && read.value > max)
      return { value: null, problem: t('tooLarge', { limit: format.decimal(max, digits) }) };
    return { value: read.value, problem: null };
  };

  return (
    <TextInput
      {...props}
      inputMode="decimal"
      autoComplete="off"
      styles={{ input: { textAlign: 'right' } }}
      value={text}
      error={problem ?? error}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setProblem(null);
        const read = problemOf(typed);
        own(read.value);
        onChange(read.value, read.problem);
      }}
      onBlur={(event) => {
        const read = problemOf(text);
        setProblem(read.problem);
        if (read.value !== null) setText(typedText(read.value, digits, least, language));
        onBlur?.(event);
      }}
    />
  );
}

/** An amount in minor units of a currency, with its decimals and its code at the right. */
export function MoneyField({ currency, ...props }: Omit<NumberFieldProps, 'digits' | 'least'> & { currency: string }) {
  const digits = minorDigits(currency);
  return (
    <NumberField
      rightSection={<span className="k-dim">{currency}</span>}
      rightSectionWidth={42}
      {...props}
      digits={digits}
      least={digits}
    />
  );
}

/** A percentage in basis points: 20 % are 2000. */
export function PercentField(props: Omit<NumberFieldProps, 'digits' | 'least'>) {
  return <NumberField rightSection={<span className="k-dim">%</span>} min={0} max={10_000} {...props} digits={2} />;
}
