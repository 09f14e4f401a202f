/** By which a file that was made of a document is known again when it has left. */
import type { Parsed } from '../../../preload/contract/index.ts';
import type { KeptFile, MadeOf } from '../../engine/uploads.ts';

type HandedOut = Parsed<'documents.handedOut'>;

/** What printed pages are is the PDF. */
type MadeKind = Exclude<HandedOut['as'], 'print' | 'png'>;

export function madeOf(id: number, kind: MadeKind): MadeOf {
  return { entity: 'document', id, kind };
}

/** Whether the file is what is said to have left. The page alone makes pictures: of those nothing more can be known than that the session handed them over. */
export function isMadeOf(file: KeptFile, { id, as }: Pick<HandedOut, 'id' | 'as'>): boolean {
  const { madeOf: of } = file;
  if (as === 'png') return of === null;
  return of?.entity === 'document' && of.id === id && of.kind === (as === 'print' ? 'pdf' : as);
}
