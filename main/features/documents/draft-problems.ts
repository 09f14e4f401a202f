/** What is wrong with the things that a draft refers to: its print form, and the documents and lines it is based on. */
import type { Db } from '../../../db/database.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { WrongField } from '../../engine/invalid-fields.ts';
import { definitionOf } from '../forms/service.ts';
import { documentRecord, lineOwners } from './queries.ts';
import { noContract, noSuchBasis, noSuchForm, noSuchLine } from './refusals.ts';

/** The print form must be one of the document's type; a copy that went into the bin stops nobody: the usual one is used. */
export function formProblems(db: Db, { template, type }: DraftFields): WrongField[] {
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
