/** What can be chosen for a product, and any of its fields as words. */
import { useMemo } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { productTexts } from '../../text/products.ts';
import { today } from '../../ui/days.ts';
import type { Choice } from '../../ui/inline-fields.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { useOwnWords } from '../fields/use-own-fields.ts';

type Reference = Output<'reference.get'>;
type Kind = Output<'products.get'>['kind'];

export interface ProductWords {
  readonly kinds: readonly Choice<Kind>[];
  readonly units: readonly Choice<string>[];
  /** Rates that apply today, by id, and the one that the product has. */
  readonly rates: (own: number | null) => readonly Choice<string>[];
  readonly modes: readonly Choice<'included' | 'top'>[];
  readonly unit: (code: string) => string;
  readonly rate: (id: number | null) => string;
  readonly label: (name: string) => string;
  readonly value: (name: string, value: unknown) => string;
}

/** `country`: whose VAT rates are offered. */
export function useProductWords(reference: Reference, country: string | null, currency: string): ProductWords {
  const t = useText(productTexts);
  const format = useFormat();
  const ownWords = useOwnWords('product');
  return useMemo(() => {
    const now = today();
    const unit = (code: string) => reference.units.find((known) => known.code === code)?.short ?? code;
    const rate = (id: number | null) =>
      id === null ? t('noRate') : (reference.vatRates.find((known) => known.id === id)?.label ?? '');
    const own = productTexts.en;
    return {
      unit,
      rate,
      kinds: (['goods', 'service'] as const).map((value) => ({ value, label: t(`kind_${value}`) })),
      units: reference.units.map(({ code, short, name, okei }) => ({
        value: code,
        label: `${short === name ? name : `${short} — ${name}`}${country === 'RU' && okei !== null ? ` (ОКЕИ ${okei})` : ''}`,
      })),
      rates: (id) =>
        reference.vatRates
          .filter(
            (known) =>
              known.id === id ||
              (known.country === country && (known.validFrom ?? now) <= now && now <= (known.validTo ?? now)),
          )
          .map((known) => ({ value: String(known.id), label: known.label })),
      modes: [
        { value: 'top', label: t('onTop') },
        { value: 'included', label: t('included') },
      ],
      label: (name) => ownWords.label(name) ?? (Object.hasOwn(own, name) ? t(name as keyof typeof own) : name),
      value: (name, value) => {
        if (value === null || value === undefined) return '';
        if (name.startsWith('own.')) return ownWords.value(name, value);
        if (name === 'kind') return value === 'service' ? t('kind_service') : t('kind_goods');
        if (name === 'unit') return unit(String(value));
        if (name === 'vatRateId') return rate(Number(value));
        if (name === 'priceIncludesVat') return t(value ? 'included' : 'onTop');
        if (name === 'discontinued') return t(value ? 'notOffered' : 'offered');
        if ((name === 'price' || name === 'purchasePrice') && typeof value === 'number')
          return format.money(value, currency);
        return String(value);
      },
    };
  }, [reference, country, currency, t, format, ownWords]);
}
