/** An own company as services know it: the fields that people fill in, and its pictures by content. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { CompanyFields } from '../../../preload/contract/companies.ts';
import { Signatory } from '../../../preload/contract/document-details.ts';
import { Failure } from '../../engine/failure.ts';
import {
  type AddressRow,
  type CompanyRow,
  companyAddresses,
  companyBankAccounts,
  companyRow,
  companyRows,
} from './queries.ts';

export const picturePlaces = ['logo', 'stamp', 'signature', 'accountantSignature'] as const;
export type PicturePlace = (typeof picturePlaces)[number];

/** `pictures` are SHA-256 hashes of stored files, or null. */
export interface OwnCompany extends CompanyFields {
  readonly id: number;
  readonly version: number;
  readonly pictures: Readonly<Record<PicturePlace, string | null>>;
}

/** All own companies; the first is the one that new documents begin with. */
export function ownCompanies(db: Db): OwnCompany[] {
  return companyRows(db).map((row) => fromRow(db, row));
}

/** Failure `not-found` for a company that there is not. */
export function ownCompanyBy(db: Db, id: number): OwnCompany {
  const row = companyRow(db, id);
  if (row === undefined)
    throw new Failure('not-found', {
      en: 'There is no such own company.',
      ru: 'Такой собственной организации нет.',
      fr: 'Cette société n’existe pas.',
    });
  return fromRow(db, row);
}

function fromRow(db: Db, row: CompanyRow): OwnCompany {
  const addresses = companyAddresses(db, row.id);
  const legal = addresses.find(({ purpose }) => purpose === 'legal');
  const postal = addresses.find(({ purpose }) => purpose === 'postal');
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    legalName: row.legalName,
    country: row.country,
    taxNumbers: row.taxNumbers,
    legalForm: row.legalForm,
    register: row.register,
    address: legal === undefined ? noAddress : plainAddress(legal),
    postalAddress: postal === undefined ? null : plainAddress(postal),
    phone: row.phone,
    email: row.email,
    site: row.site,
    bankAccounts: companyBankAccounts(db, row.id).map(({ bank, bic, account, corrAccount, currency }) => ({
      bank,
      bic,
      account,
      corrAccount,
      currency,
    })),
    director: row.director,
    directorPost: row.directorPost,
    accountant: row.accountant,
    vatPayer: row.vatPayer,
    vatRounding: row.vatRounding === 'line' ? 'line' : 'document',
    pricesIncludeVat: row.pricesIncludeVat,
    currency: row.currency,
    paymentDays: row.paymentDays,
    latePenaltyRate: row.latePenaltyRate,
    earlyPaymentDiscount: row.earlyPaymentDiscount,
    directorBasis: row.directorBasis,
    signatories: z.array(Signatory).parse(row.signatories),
    vatOnDebits: row.vatOnDebits,
    closedUntil: row.closedUntil,
    pictures: {
      logo: row.logo,
      stamp: row.stamp,
      signature: row.signature,
      accountantSignature: row.accountantSignature,
    },
  };
}

const noAddress = { street: '', postcode: '', city: '', region: '', country: '' };

function plainAddress({ street, postcode, city, region, country }: AddressRow) {
  return { street, postcode, city, region, country };
}
