/** From a deal to a document in one step. */
import type { CommandContext } from '../../engine/context.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { createDraft, newDraft } from '../documents/drafts.ts';
import { clientIdFor } from '../documents/reached.ts';
import { worksHere } from '../people/belonging.ts';
import { findProduct } from '../products/service.ts';
import { presentRate } from '../rates/service.ts';
import { linesOfDeal, tieDocument } from './queries.ts';
import { liveDeal } from './reached.ts';

/** A draft with the lines of the deal, or one line of its name and amount where it has none; answers the draft's id. */
export function documentOfDeal(
  command: CommandContext,
  { id, type }: { id: number; type: 'proposal' | 'invoice' },
): number {
  const { db, today } = command;
  const deal = liveDeal(command, id);
  const draft = newDraft(db, { type, companyId: null, clientId: clientIdFor(command, deal.clientId) }, command);
  const { currency: own } = ownCompanyBy(db, draft.companyId);
  const kept = linesOfDeal(db, id);
  const whole = {
    productId: null,
    code: '',
    name: deal.name,
    unit: 'C62',
    quantity: 1000,
    price: deal.amount,
    discount: 0,
  };
  const lines = (kept.length > 0 ? kept : [whole]).map((line) => {
    const product = line.productId === null ? undefined : findProduct(db, line.productId);
    return { ...line, vatRateId: product?.vatRateId ?? null };
  });
  const documentId = createDraft(command, {
    ...draft,
    // What was agreed with the client stands in the lines.
    discount: 0,
    currency: deal.currency,
    exchangeRate: presentRate(db, own, deal.currency, today),
    responsibleId: deal.responsibleId !== null && worksHere(db, deal.responsibleId) ? deal.responsibleId : null,
    lines,
  });
  tieDocument(db, documentId, id);
  return documentId;
}
