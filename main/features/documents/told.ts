/** Documents that work on many tells of, each by what whoever asked may know of it. */
import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { namedDocuments, type ToldDocument, type ToldDocuments } from '../../../preload/contract/told-documents.ts';
import type { SignedInUser } from '../../engine/context.ts';
import { documentIfSeen } from './reached.ts';

/** Counts all of them and names the first. */
export class TellingDocuments {
  readonly #named: ToldDocument[] = [];
  #count = 0;

  /** `reason`: in the language of the session. */
  add(asking: { readonly db: Db; readonly user: SignedInUser }, id: number, reason: string): void {
    this.#count += 1;
    if (this.#named.length >= namedDocuments) return;
    const record = documentIfSeen(asking, id);
    const document = record && {
      type: DocumentType.parse(record.type),
      number: record.number,
      client: record.clientName,
    };
    this.#named.push({ id, document, reason });
  }

  get count(): number {
    return this.#count;
  }

  get told(): ToldDocuments {
    return { count: this.#count, named: this.#named };
  }
}
