/** The client of a document: its details as they stand now, and what its documents begin with. */
import { type ClientForDocument, clientForDocument } from '../clients/service.ts';

export type Buyer = ClientForDocument;

/** The client, also one in the bin; null where there is none. */
export const buyerBy = clientForDocument;
