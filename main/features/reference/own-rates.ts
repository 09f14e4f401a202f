/** VAT rates of the office's own, for countries whose law the program does not know. */
import type { VatRate } from '../../../preload/contract/reference.ts';
import type { Country } from '../../../preload/contract/values.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { countryProfiles } from './countries.ts';
import { deleteVatRate, insertVatRate, isVatRateUsed } from './queries.ts';
import { officeVatRates, vatRatesForPage } from './service.ts';
import { percent } from './vat-rates.ts';

/** Adds a rate, in basis points. Failure `invalid` where the country's rates are the law's alone, or where it has the rate already. */
export function addVatRate(command: CommandContext, { country, rate }: { country: Country; rate: number }): VatRate {
  const { db, language } = command;
  if (!countryProfiles(language).some(({ code, anyVatRate }) => code === country && anyVatRate))
    invalidFields(language, [{ path: 'country', said: ratesOfLaw }]);
  if (officeVatRates(db).some((known) => known.country === country && known.rate === rate))
    invalidFields(language, [{ path: 'rate', said: isThere }]);
  const values = { country, rate, labels: { ...percent(rate) }, validFrom: null, validTo: null, standard: false };
  const id = insertVatRate(db, { key: null, ...values });
  noted(command, country, null, rate);
  const added = vatRatesForPage(db, language).find((known) => known.id === id);
  if (added === undefined) throw new Error(`VAT rate ${id} was not stored.`);
  return added;
}

/** Takes one away that nothing has. Failure `not-found` for one that is not the office's own, `read-only` for one that is used. */
export function removeVatRate(command: CommandContext, id: number): void {
  const { db } = command;
  const rate = officeVatRates(db).find((known) => known.id === id && known.own);
  if (rate === undefined) throw new Failure('not-found', isGone);
  if (isVatRateUsed(db, id)) throw new Failure('read-only', isUsed);
  deleteVatRate(db, id);
  noted(command, rate.country, rate.rate, null);
}

function noted(command: CommandContext, country: Country, old: number | null, now: number | null): void {
  command.record({
    entity: 'settings',
    id: 0,
    version: 0,
    changes: { [`vatRate ${country}`]: { old, new: now } },
  });
}

const ratesOfLaw = {
  en: 'The VAT rates of this country are those of its law.',
  ru: 'Ставки НДС этой страны установлены законом.',
  fr: 'Les taux de TVA de ce pays sont ceux de la loi.',
};
const isThere = {
  en: 'This rate is there already.',
  ru: 'Такая ставка уже есть.',
  fr: 'Ce taux existe déjà.',
};
const isGone = {
  en: 'There is no such rate of your own any more.',
  ru: 'Такой своей ставки уже нет.',
  fr: 'Ce taux personnalisé n’existe plus.',
};
const isUsed = {
  en: 'The rate stands on products or documents, so it stays.',
  ru: 'Ставка указана в товарах или документах, поэтому она остаётся.',
  fr: 'Le taux figure sur des articles ou des documents : il reste.',
};
