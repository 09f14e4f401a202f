/** The language of the screen: texts with plurals, and numbers, money, days and moments as its readers write them. */
import { MantineThemeProvider } from '@mantine/core';
import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { minorDigits } from '../../preload/contract/minor-digits.ts';
import type { Language } from '../../preload/contract/values.ts';
import { controlTexts } from '../text/controls.ts';
import type { Texts } from '../text/texts.ts';
import { decimalText, sizeOf } from './numbers.ts';
import { typeset } from './typeset.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', fr: 'fr-FR' };

/** The language as programs name it, with the country whose way of writing numbers and days is meant. */
export function localeOf(language: Language): string {
  return locales[language];
}

/** The names of the languages, each in itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', fr: 'Français' };

/** The order in which languages are offered. */
export const languageOrder = ['en', 'ru', 'fr'] as const satisfies readonly Language[];

const LanguageContext = createContext<Language>('en');

/** Everything below it is shown in this language; what closes a dialog has its name. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const theme = useMemo(() => {
    const closeButtonProps = { 'aria-label': textIn(controlTexts, language, 'close') };
    return { components: { Modal: { defaultProps: { closeButtonProps } } } };
  }, [language]);
  return (
    <LanguageContext value={language}>
      <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>
    </LanguageContext>
  );
}

/** The language of the screen. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export type TextValues = Readonly<Record<string, string | number>>;
export type TextOf<Key extends string> = (key: Key, values?: TextValues) => string;

const parsed = new Map<string, IntlMessageFormat>();

/** One text in one language, with its values put in; for places outside of React. */
export function textIn<Key extends string>(
  texts: Texts<Key>,
  language: Language,
  key: Key,
  values?: TextValues,
): string {
  const message = typeset(texts[language][key], language);
  if (!message.includes('{')) return message;
  const name = `${language} ${message}`;
  const format = parsed.get(name) ?? new IntlMessageFormat(message, locales[language], undefined, { ignoreTag: true });
  parsed.set(name, format);
  return String(format.format({ ...values }));
}

/** The texts of one part of the page in the language of the screen. */
export function useText<Key extends string>(texts: Texts<Key>): TextOf<Key> {
  const language = useLanguage();
  return useMemo(() => (key, values) => textIn(texts, language, key, values), [texts, language]);
}

export interface Format {
  /** The colon between a label and what it labels; a space goes behind it. */
  readonly colon: string;
  /** A whole number with its thousands separated. */
  readonly count: (value: number) => string;
  /** Minor units with the sign of their currency. */
  readonly money: (minor: number, currency: string) => string;
  /** An integer of `digits` decimals, no more decimals shown than it has: 1500 of 3 is `1.5`. */
  readonly decimal: (value: number, digits: number) => string;
  /** Basis points: 2000 is `20 %`. */
  readonly percent: (basisPoints: number) => string;
  /** `YYYY-MM-DD` as digits in local order. */
  readonly day: (day: string) => string;
  /** `YYYY-MM-DD` with the month in words. */
  readonly longDay: (day: string) => string;
  /** `YYYY-MM` in words. */
  readonly month: (month: string) => string;
  /** An instant as day and time of this computer. */
  readonly moment: (instant: string) => string;
  /** The same to the second, where two of one minute are to be told apart. */
  readonly exactMoment: (instant: string) => string;
  /** The day of an instant, as the calendar of this computer has it. */
  readonly dayHere: (instant: string) => string;
  /** An instant as time only when it is of today, else as day. */
  readonly shortMoment: (instant: string) => string;
  /** Bytes in the largest unit that leaves a whole number of them. */
  readonly size: (bytes: number) => string;
}

/** A day as a moment at noon UTC, so that no time zone moves it. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Intl takes decimal text exactly, without a float between; TypeScript wants it typed as a number's text. */
const exact = (text: string) => text as `${number}`;

function formatFor(language: Language): Format {
  const locale = locales[language];
  const whole = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
  const longDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const exactTime = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const dayHere = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' });
  return {
    colon: typeset(language === 'fr' ? ' :' : ':', language),
    count: (value) => whole.format(value),
    money: (minor, currency) => {
      const digits = minorDigits(currency);
      const text = exact(decimalText(minor, digits));
      const scale = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      try {
        return new Intl.NumberFormat(locale, { style: 'currency', currency, ...scale }).format(text);
      } catch {
        return `${new Intl.NumberFormat(locale, scale).format(text)} ${currency}`;
      }
    },
    decimal: (value, digits) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(exact(decimalText(value, digits))),
    percent: (basisPoints) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
        exact(decimalText(basisPoints, 4)),
      ),
    day: (value) => day.format(noon(value)),
    longDay: (value) => longDay.format(noon(value)),
    month: (value) => month.format(noon(`${value}-01`)),
    // As a day with a time of its own is written, in French too.
    moment: (instant) => `${dayHere.format(new Date(instant))}, ${time.format(new Date(instant))}`,
    exactMoment: (instant) => `${dayHere.format(new Date(instant))}, ${exactTime.format(new Date(instant))}`,
    dayHere: (instant) => dayHere.format(new Date(instant)),
    shortMoment: (instant) => {
      const date = new Date(instant);
      return date.toDateString() === new Date().toDateString() ? time.format(date) : dayHere.format(date);
    },
    size: (bytes) => {
      const { value, unit } = sizeOf(bytes);
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: unit === 'byte' ? 0 : 1,
      }).format(value);
    },
  };
}

const formats: Readonly<Record<Language, Format>> = { en: formatFor('en'), ru: formatFor('ru'), fr: formatFor('fr') };

/** How numbers, money and time are written in the language of the screen. */
export function useFormat(): Format {
  return formats[useLanguage()];
}
