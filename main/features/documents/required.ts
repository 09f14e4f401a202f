/** What a document cannot be issued without. Each problem names its field: of the document, of the own company (`company.…`), of the client (`client.…`). */
import Big from 'big.js';
import { type DraftFields, freeRateTypes, sumlessTypes } from '../../../preload/contract/documents.ts';
import { dayAsWritten } from '../../engine/day-as-written.ts';
import type { Said } from '../../engine/failure.ts';
import type { WrongField } from '../../engine/invalid-fields.ts';
import type { OwnCompany } from '../companies/company.ts';
import { countryData } from '../reference/countries.ts';
import { isValidOn, type OfficeVatRate } from '../reference/service.ts';
import type { Buyer } from './buyer.ts';
import { noClient, noLines } from './refusals.ts';
import type { RatesById } from './sums.ts';

export interface ToBeIssued {
  readonly draft: DraftFields;
  readonly company: OwnCompany;
  readonly buyer: Buyer | null;
  readonly rates: RatesById;
  readonly gross: number;
}

/** Everything that is missing or wrong, in the order of the form; empty where it can be issued. */
export function issueProblems(about: ToBeIssued): WrongField[] {
  const { draft } = about;
  const problems: WrongField[] = [];
  if (draft.clientId === null) problems.push({ path: 'clientId', said: noClient });
  if (draft.lines.length === 0 && draft.type !== 'statement') problems.push({ path: 'lines', said: noLines });
  return [
    ...problems,
    ...dayProblems(about),
    ...moneyProblems(about),
    ...rateProblems(about),
    ...ofType(about),
    ...ofLaw(about),
  ];
}

function dayProblems({ draft, company: { closedUntil } }: ToBeIssued): WrongField[] {
  if (closedUntil === null || draft.day > closedUntil) return [];
  return [{ path: 'day', said: periodClosed(closedUntil) }];
}

/** The days up to this one are closed: their documents are with the tax office already. */
export const periodClosed = (until: string): Said => ({
  en: `The books are closed up to ${dayAsWritten(until, 'en')}. Choose a later day, or open the period in the settings of the own company.`,
  ru: `Период по ${dayAsWritten(until, 'ru')} закрыт. Укажите более позднюю дату или откройте период в настройках организации.`,
  fr: `La période est clôturée jusqu’au ${dayAsWritten(until, 'fr')}. Choisissez une date postérieure, ou rouvrez la période dans les paramètres de la société.`,
});

function moneyProblems({ draft, company, gross }: ToBeIssued): WrongField[] {
  const problems: WrongField[] = [];
  if (!sumlessTypes.includes(draft.type) && draft.currency !== company.currency && draft.exchangeRate === null)
    problems.push({
      path: 'exchangeRate',
      said: {
        en: `Enter what one ${draft.currency} costs in ${company.currency}: the rate is frozen in the document.`,
        ru: `Укажите курс ${draft.currency} к ${company.currency}: он останется в документе неизменным.`,
        fr: `Indiquez le cours de ${draft.currency} en ${company.currency} : il reste figé dans le document.`,
      },
    });
  const inOwn = new Big(gross).times(draft.exchangeRate ?? 0).div(1_000_000);
  if (inOwn.gt(Number.MAX_SAFE_INTEGER)) problems.push({ path: 'exchangeRate', said: rateTooHigh });
  if (draft.type === 'cash-receipt' && draft.currency !== company.currency)
    problems.push({ path: 'currency', said: cashInOwnCurrency(company.currency) });
  const taken = (draft.details.deposits ?? []).reduce((sum, deposit) => sum + deposit.gross, 0);
  if (taken > gross)
    problems.push({
      path: 'details.deposits',
      said: {
        en: 'The deposits come to more than the invoice: what is left would be negative. Take one out; a later invoice can take it off.',
        ru: 'Авансы больше суммы счёта: остаток был бы отрицательным. Уберите лишний — его можно зачесть в следующем счёте.',
        fr: 'Les acomptes dépassent la facture : le reste serait négatif. Retirez-en un ; une facture suivante pourra le déduire.',
      },
    });
  return problems;
}

/** VAT arises in the own company's country, on the day of the delivery or service, where that is named. */
function rateProblems({ draft, company, rates }: ToBeIssued): WrongField[] {
  if (!company.vatPayer || freeRateTypes.includes(draft.type)) return [];
  const day = draft.serviceDay ?? draft.day;
  return draft.lines.flatMap(({ vatRateId }, at) => {
    const rate = vatRateId === null ? undefined : rates.get(vatRateId);
    if (rate === undefined) return [];
    if (rate.country !== company.country)
      return [{ path: `lines.${at}.vatRateId`, said: rateElsewhere(rate, company) }];
    if (isValidOn(rate, day)) return [];
    const said = {
      en: `The VAT rate ${rate.labels.en} does not apply on ${dayAsWritten(day, 'en')}.`,
      ru: `Ставка НДС ${rate.labels.ru} на ${dayAsWritten(day, 'ru')} не действует.`,
      fr: `Le taux de TVA de ${rate.labels.fr} ne s’applique pas au ${dayAsWritten(day, 'fr')}.`,
    };
    return [{ path: `lines.${at}.vatRateId`, said }];
  });
}

const rateElsewhere = ({ labels }: OfficeVatRate, { name }: OwnCompany): Said => ({
  en: `The VAT rate ${labels.en} is not one of the country of ${name}: choose another.`,
  ru: `Ставки НДС ${labels.ru} нет в стране организации ${name}: выберите другую.`,
  fr: `Le taux de TVA de ${labels.fr} n’existe pas dans le pays de ${name} : choisissez-en un autre.`,
});

function ofType({ draft }: ToBeIssued): WrongField[] {
  const { type, details, correctsId } = draft;
  const problems: WrongField[] = [];
  const need = (isThere: unknown, path: string, said: Said) => {
    if (!isThere) problems.push({ path, said });
  };
  if (type === 'credit-note' || type === 'correction') need(correctsId, 'correctsId', whatItCorrects);
  if (type === 'power-of-attorney') {
    need(details.person?.name, 'details.person.name', whoReceives);
    need(details.validUntil, 'details.validUntil', untilWhen);
  }
  if (type === 'statement') {
    const { from, until } = details;
    need(from, 'details.from', firstDay);
    need(until, 'details.until', lastDay);
    if (from && until && from > until) problems.push({ path: 'details.until', said: lastBeforeFirst });
  }
  return problems;
}

/**
 * What the law wants on the document. Russia, tax invoices and УПД: НК РФ, ст. 169, п. 5, подп. 2 (names, addresses, INN of both).
 * France, invoices: code de commerce, art. L441-9 and R123-237; CGI, annexe II, art. 242 nonies A.
 */
function ofLaw({ draft, company, buyer }: ToBeIssued): WrongField[] {
  // The seller's duties: they do not depend on the form that was chosen, nor on the client.
  const country = countryData(company.country).printForm;
  const problems: WrongField[] = [];
  const need = (isThere: unknown, path: string, said: Said) => {
    if (!isThere) problems.push({ path, said });
  };
  const { taxNumbers, address } = company;
  const client = buyer?.party;
  if (country === 'RU' && ['tax-invoice', 'upd', 'correction'].includes(draft.type)) {
    need(taxNumbers.inn, 'company.taxNumbers.inn', {
      en: 'The own INN is missing.',
      ru: 'Не указан ИНН своей организации.',
      fr: 'Votre INN manque.',
    });
    need(address.city || address.street, 'company.address', ownAddress);
    if (client && !buyer.isPerson)
      need(client.taxNumbers.inn || client.country !== 'RU', 'client.taxNumbers.inn', {
        en: 'The client’s INN is missing.',
        ru: 'Не указан ИНН клиента.',
        fr: 'L’INN du client manque.',
      });
    if (client) need(client.address.city || client.address.street, 'client.address', clientAddress);
  }
  if (country === 'FR' && ['invoice', 'deposit-invoice', 'credit-note'].includes(draft.type)) {
    need(address.city || address.street, 'company.address', ownAddress);
    need(taxNumbers.siren || taxNumbers.siret, 'company.taxNumbers.siren', {
      en: 'The own SIREN is missing.',
      ru: 'Не указан SIREN своей организации.',
      fr: 'Votre numéro SIREN manque.',
    });
    need(taxNumbers.vat || !company.vatPayer, 'company.taxNumbers.vat', {
      en: 'The own VAT number is missing.',
      ru: 'Не указан номер плательщика НДС своей организации.',
      fr: 'Votre numéro de TVA manque.',
    });
    if (client) need(client.address.city || client.address.street, 'client.address', clientAddress);
    if (draft.type !== 'credit-note') need(draft.dueDay, 'dueDay', dueDay);
  }
  return problems;
}

const rateTooHigh: Said = {
  en: 'With this exchange rate the sum in your own currency is beyond all bounds. Look at the decimal point.',
  ru: 'При таком курсе сумма в валюте учёта немыслимо велика. Проверьте запятую.',
  fr: 'À ce cours, le montant dans votre devise dépasse toute mesure. Vérifiez la virgule.',
};
const cashInOwnCurrency = (currency: string): Said => ({
  en: `The cash desk takes ${currency} only.`,
  ru: `Касса принимает только ${currency}.`,
  fr: `La caisse n’accepte que des ${currency}.`,
});
const whatItCorrects: Said = {
  en: 'Say which document it corrects: make it on the basis of that one.',
  ru: 'Укажите исправляемый документ: создайте этот на его основании.',
  fr: 'Indiquez le document rectifié : établissez celui-ci à partir de lui.',
};
const whoReceives: Said = {
  en: 'Say who is to receive the goods.',
  ru: 'Укажите, кто будет получать ценности.',
  fr: 'Indiquez qui recevra les biens.',
};
const untilWhen: Said = {
  en: 'Say until when it is valid.',
  ru: 'Укажите срок действия.',
  fr: 'Indiquez la durée de validité.',
};
const firstDay: Said = {
  en: 'Say from which day on.',
  ru: 'Укажите начало периода.',
  fr: 'Indiquez le début de la période.',
};
const lastDay: Said = {
  en: 'Say until which day.',
  ru: 'Укажите конец периода.',
  fr: 'Indiquez la fin de la période.',
};
const lastBeforeFirst: Said = {
  en: 'The last day is before the first.',
  ru: 'Конец периода раньше начала.',
  fr: 'La fin de la période précède son début.',
};
const ownAddress: Said = {
  en: 'The address of the own company is missing.',
  ru: 'Не указан адрес своей организации.',
  fr: 'L’adresse de votre société manque.',
};
const clientAddress: Said = {
  en: 'The client’s address is missing.',
  ru: 'Не указан адрес клиента.',
  fr: 'L’adresse du client manque.',
};
const dueDay: Said = {
  en: 'A French invoice names the day of payment.',
  ru: 'Во французском счёте указывают срок оплаты.',
  fr: 'La facture doit indiquer la date d’échéance.',
};
