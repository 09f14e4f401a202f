/** The office's own companies: made, changed, given pictures. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
import type { Company, CompanyFields, CompanyInput } from '../../../preload/contract/companies.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges, mergedFields } from '../../engine/field-changes.ts';
import { recordStoredFile } from '../files/stored-files.ts';
import { checkCountry } from '../reference/countries.ts';
import { type OwnCompany, ownCompanies, ownCompanyBy, type PicturePlace } from './company.ts';
import { pictureUri, type StoredPicture } from './pictures.ts';
import { insertCompany, nextPosition, replaceAddresses, replaceBankAccounts, updateCompany } from './queries.ts';
import { createSeries } from './series-service.ts';

/** What writing needs of a command. */
type Command = Pick<CommandContext, 'db' | 'now' | 'today' | 'user' | 'record' | 'language'>;

/** Adds an own company with number series for every type of document; answers its id. The first one is the default. */
export function createCompany(command: Command, given: CompanyInput): number {
  const { db, now, user } = command;
  const fields: CompanyFields = {
    ...given,
    directorBasis: given.directorBasis ?? '',
    signatories: given.signatories ?? [],
    vatOnDebits: given.vatOnDebits ?? false,
    closedUntil: given.closedUntil ?? null,
  };
  checkCountry(command.language, 'country', fields.country);
  const id = insertCompany(db, {
    ...columnsOf(fields),
    uid: newUid(),
    position: nextPosition(db),
    createdAt: now,
    createdBy: user.id,
    updatedAt: now,
    updatedBy: user.id,
  });
  replaceAddresses(db, id, fields.address, fields.postalAddress);
  replaceBankAccounts(db, id, fields.bankAccounts);
  command.record({ entity: 'company', id, version: 1, changes: fieldChanges(null, fields) });
  createSeries(command, id, fields.country);
  return id;
}

/** Changes some fields; see `companies.change` in the contract for `was`. Failure `conflict` for the same field. */
export function changeCompany(
  command: CommandContext,
  {
    id,
    version,
    changes,
    was,
  }: { id: number; version: number; changes: Partial<CompanyFields>; was: Partial<CompanyFields> },
): void {
  const { db, now, user } = command;
  const company = ownCompanyBy(db, id);
  const { id: _, version: current, pictures: __, ...before } = company;
  const merged = mergedFields({ ...before, version: current }, version, changes, was);
  const { version: ___, ...fields } = { ...merged, version: 0 };
  if (fields.country !== before.country) checkCountry(command.language, 'country', fields.country);
  const changed = fieldChanges(before, fields);
  if (Object.keys(changed).length === 0) {
    command.unchanged();
    return;
  }
  const saved = updateCompany(db, id, current, { ...columnsOf(fields), updatedAt: now, updatedBy: user.id });
  if (saved === undefined) throw changedMeanwhile(current);
  replaceAddresses(db, id, fields.address, fields.postalAddress);
  replaceBankAccounts(db, id, fields.bankAccounts);
  command.record({ entity: 'company', id, version: saved, changes: changed });
  if (fields.country !== before.country) createSeries(command, id, fields.country);
}

/**
 * Gives a company a picture that lies in `files/` already, or takes it away (null). Documents that are issued keep the
 * one they were issued with. Failure `conflict` for another version than the present one.
 */
export function setCompanyPicture(
  command: Command,
  { id, version, place }: { id: number; version: number; place: PicturePlace },
  picture: StoredPicture | null,
): void {
  const { db, now, user } = command;
  const company = ownCompanyBy(db, id);
  if (picture !== null) {
    const { mediaType } = picture;
    const name = `${place}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
    recordStoredFile(db, picture, { mediaType, name, at: now, by: user.id });
  }
  const sha256 = picture?.sha256 ?? null;
  const saved = updateCompany(db, id, version, { [place]: sha256, updatedAt: now, updatedBy: user.id });
  if (saved === undefined) throw changedMeanwhile(company.version);
  command.record({
    entity: 'company',
    id,
    version: saved,
    changes: { [place]: { old: company.pictures[place], new: sha256 } },
  });
}

/** All own companies as the page sees them. */
export function companiesForPage(db: Db, files: string): Company[] {
  return ownCompanies(db).map((company) => companyForPage(db, files, company));
}

/** An own company as the page sees it, with its pictures. */
export function companyForPage(db: Db, files: string, company: OwnCompany): Company {
  const { pictures, ...fields } = company;
  return {
    ...fields,
    logo: pictureUri(db, files, pictures.logo),
    stamp: pictureUri(db, files, pictures.stamp),
    signature: pictureUri(db, files, pictures.signature),
    accountantSignature: pictureUri(db, files, pictures.accountantSignature),
  };
}

/** What stands in the company's own row. */
function columnsOf({ address: _, postalAddress: __, bankAccounts: ___, ...columns }: CompanyFields) {
  return { ...columns, taxNumbers: withoutEmpty(columns.taxNumbers) };
}

function withoutEmpty(numbers: CompanyFields['taxNumbers']): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [kind, value] of Object.entries(numbers)) if (value) filled[kind] = value;
  return filled;
}

function changedMeanwhile(version: number): Failure {
  return new Failure(
    'conflict',
    {
      en: 'The company was changed on another computer meanwhile. Open it again and repeat the change.',
      ru: 'Данные организации тем временем изменили на другом компьютере. Откройте их заново и повторите изменение.',
      fr: 'La société a été modifiée entre-temps sur un autre poste. Rouvrez-la et refaites la modification.',
    },
    { version },
  );
}
