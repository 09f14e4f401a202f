/** By which a file that was made of a document is known again when it has left. */
import type { Parsed } from '../../../preload/contract/index.ts';
import type { MadeOf } from '../../engine/uploads.ts';
import type { DocumentRecord } from './queries.ts';

type Kind = Parsed<'documents.handedOut'>['as'];

/** What printed pages are is the PDF; pictures are made by the page. */
type MadeKind = Exclude<Kind, 'print' | 'png'>;

export function madeOf({ id, version }: Pick<DocumentRecord, 'id' | 'version'>, kind: MadeKind): MadeOf {
  return { entity: 'document', id, version, kind };
}

/** Whether a file that was made of this is what left of the document: as this kind, or printed from it. */
export function isMadeOf(of: MadeOf, id: number, as: Exclude<Kind, 'png'>): boolean {
  return of.entity === 'document' && of.id === id && of.kind === (as === 'print' ? 'pdf' : as);
}
