/** Packages: an invoice with everything that goes with it, made and issued at once. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { CommandContext } from '../../engine/context.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { countryData } from '../reference/countries.ts';
import { baseDocument } from './basing.ts';
import { deliveredKinds } from './chain.ts';
import { existingDocument, soldOperations } from './drafts.ts';
import { issueDocument } from './issuing.ts';
import { lineRecords } from './queries.ts';
import { changedMeanwhile, nothingLeft } from './refusals.ts';

/** Makes and issues the package in the transaction of the command, all of it of the day of the draft that it begins with, else of today; answers the documents in their order, and the warnings of all. */
export function issuePackage(
  command: CommandContext,
  { id, version, types }: { id: number; version: number; types: readonly DocumentType[] },
): { ids: number[]; warnings: string[] } {
  const { db } = command;
  const warnings: string[] = [];
  let source = existingDocument(db, id);
  if (source.version !== version) throw changedMeanwhile(source.version);
  const ids: number[] = [];
  const sameDay = source.status === 'draft';
  if (sameDay) {
    warnings.push(...issueDocument(command, { id, version }));
    ids.push(id);
    source = existingDocument(db, id);
  }
  const kinds = deliveredKinds(db, lineRecords(db, id));
  const isRussian = countryData(source.form).printForm === 'RU';
  const isMixed = isRussian ? kinds.goods && kinds.services : soldOperations(db, lineRecords(db, id)) === 'mixed';
  let from = id;
  for (const type of types) {
    const kind = !isMixed ? undefined : type === 'waybill' ? 'goods' : type === 'act' ? 'service' : undefined;
    const made = baseDocument(command, { id: from, type, kind, sameDay });
    warnings.push(...issueDocument(command, { id: made, version: 1 }));
    ids.push(made);
    // What follows an order's invoice follows the invoice.
    if (type === 'invoice') from = made;
  }
  if (ids.length === 0) invalidFields(command.language, [{ path: 'types', said: nothingLeft }]);
  return { ids, warnings: [...new Set(warnings)] };
}
