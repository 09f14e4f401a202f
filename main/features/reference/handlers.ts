/** Handlers of the reference channel. */
import { documentTypes } from '../../../preload/contract/companies.ts';
import type { Handlers } from '../../engine/context.ts';
import { classifiedCountries } from '../../printing/country-numbers.ts';
import { formerUserNames, userNames } from '../office/service.ts';
import { countryProfiles } from './countries.ts';
import { offeredCurrencies } from './currencies.ts';
import { unitsForPage, vatRatesForPage } from './service.ts';
import { units } from './units.ts';

export const referenceHandlers: Handlers<'reference.get'> = {
  'reference.get': (context) => {
    const { language } = context;
    const db = context.hasOffice ? context.db : null;
    const isSignedIn = db !== null && context.office.state().user !== null;
    return {
      countries: countryProfiles(language),
      vatRates: db === null ? [] : vatRatesForPage(db, language),
      units: db === null ? units(language) : unitsForPage(db, language),
      currencies: offeredCurrencies(),
      documentTypes: [...documentTypes],
      originCountries: classifiedCountries(),
      users: isSignedIn ? userNames(db) : [],
      formerUsers: isSignedIn ? formerUserNames(db) : [],
    };
  },
};
