/** The own fields of a kind of record, and their values as words. */
import { useMemo } from 'react';
import type { OwnField, OwnPlace } from '../../../preload/contract/fields.ts';
import type { OwnEntity, OwnValue, OwnValues } from '../../../preload/contract/own-values.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldTexts } from '../../text/fields.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { writtenDecimal } from './decimal.ts';

const none: readonly OwnField[] = [];

/** In their order; of one section of the card where one is named. */
export function useOwnFields(entity: OwnEntity, place?: OwnPlace): readonly OwnField[] {
  const { data } = useEngine('fields.list', { removed: false });
  return useMemo(
    () => data?.filter((field) => field.entity === entity && (place === undefined || field.place === place)) ?? none,
    [data, entity, place],
  );
}

/** A value as it stands on the screen. `clients`: names of clients by id. */
export type OwnText = (
  field: OwnField,
  value: OwnValue | undefined,
  clients: Readonly<Record<string, string>>,
) => string;

/** How values are written in the language of the screen. */
export function useOwnText(): OwnText {
  const t = useText(fieldTexts);
  const format = useFormat();
  const { data: reference } = useEngine('reference.get', {});
  return useMemo(
    () => (field, value, clients) => {
      if (value === undefined) return '';
      const choice = (id: unknown) => field.choices.find((one) => one.id === id)?.name ?? '';
      switch (field.type) {
        case 'number':
          return writtenDecimal(String(value), format.decimal);
        case 'money':
          return typeof value === 'number' ? format.money(value, field.currency ?? '') : String(value);
        case 'day':
          return typeof value === 'string' ? format.day(value) : String(value);
        case 'yes-no':
          return value === true ? t('yes') : t('no');
        case 'choice':
          return choice(value);
        case 'choices':
          return Array.isArray(value) ? value.map(choice).filter(Boolean).join(', ') : '';
        case 'client':
          return clients[String(value)] ?? '';
        case 'user':
          return (
            [...(reference?.users ?? []), ...(reference?.formerUsers ?? [])].find(({ id }) => id === value)?.name ?? ''
          );
        case 'text':
          return String(value);
      }
    },
    [t, format, reference],
  );
}

export interface OwnWords {
  /** The name of the field at `own.12`; null for any other path. */
  readonly label: (path: string) => string | null;
  readonly value: (path: string, value: unknown) => string;
}

/** Own fields in histories and in questions about conflicts, where paths are `own.12`. */
export function useOwnWords(entity: OwnEntity, clients: Readonly<Record<string, string>> = noNames): OwnWords {
  const { data } = useEngine('fields.list', { removed: true });
  const text = useOwnText();
  return useMemo(() => {
    const fieldAt = (path: string) => {
      const [, id] = /^own\.(\d+)$/u.exec(path) ?? [];
      return id === undefined ? undefined : data?.find((field) => field.entity === entity && field.id === Number(id));
    };
    return {
      label: (path) => fieldAt(path)?.name ?? null,
      value: (path, value) => {
        const field = fieldAt(path);
        if (field === undefined || value === null || value === undefined) return '';
        // The audit keeps own values as the contract has them.
        const written = text(field, value as OwnValues[string], clients);
        return written === '' && field.type === 'client' ? `№ ${String(value)}` : written;
      },
    };
  }, [data, entity, text, clients]);
}

const noNames: Readonly<Record<string, string>> = {};
