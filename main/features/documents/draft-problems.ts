/** What is wrong with the things that a draft refers to: its print form, and the documents and lines it is based on. */
import type { Db } from '../../../db/database.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { WrongField } from '../../engine/invalid-fields.ts';
import { formsFor } from '../../printing/forms.ts';
import { definitionOf } from '../forms/service.ts';
import { countryData } from '../reference/countries.ts';
import { documentRecord, lineOwners } from './queries.ts';
import { noContract, noFormThere, noSuchBasis, noSuchForm, noSuchLine } from './refusals.ts';

/**
 * There must be a form of the type in the country, and a chosen one must be of the type; a copy that went into the bin stops nobody: the usual
 * one is used.
 */
export function formProblems(db: Db, { template, type, form }: DraftFields): WrongField[] {
  if (formsFor(type, countryData(form).printForm).length === 0) return [{ path: 'form', said: noFormThere }];
  if (template === null || definitionOf(db, template)?.type === type) return [];
  return [{ path: 'template', said: noSuchForm }];
}

/** What it refers to must be there and be issued: a draft may still change under it. */
export function referenceProblems(db: Db, { basedOnId, correctsId, contractId, lines }: DraftFields): WrongField[] {
  const isIssued = (id: number | null) => id === null || (documentRecord(db, id)?.number ?? null) !== null;
  const problems: WrongField[] = [];
  if (!isIssued(basedOnId)) problems.push({ path: 'basedOnId', said: noSuchBasis });
  if (!isIssued(correctsId)) problems.push({ path: 'correctsId', said: noSuchBasis });
  if (!isIssued(contractId)) problems.push({ path: 'contractId', said: noContract });
  const wanted = lines.flatMap(({ basedOnLineId }) => basedOnLineId ?? []);
  const owners = lineOwners(db, wanted);
  const known = new Set(owners.filter(({ number }) => number !== null).map(({ id }) => id));
  lines.forEach(({ basedOnLineId }, at) => {
    if (basedOnLineId && !known.has(basedOnLineId))
      problems.push({ path: `lines.${at}.basedOnLineId`, said: noSuchLine });
  });
  return problems;
}
