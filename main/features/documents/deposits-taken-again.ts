/** Whether an invoice whose credit note was cancelled can take its deposits off again. */
import type { Db } from '../../../db/database.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { creditedOf, takersOf } from './chain-queries.ts';
import { type DocumentRecord, documentRecord } from './queries.ts';
import { storedDetails } from './shown.ts';

/** Failure `read-only` where another invoice takes one of them off by now, or less of it is left than the invoice takes off. */
export function mustStillHaveDeposits(db: Db, invoice: DocumentRecord): void {
  for (const { documentId, number, gross } of storedDetails(invoice).deposits ?? []) {
    const takers = takersOf(db, documentId);
    if (!takers.some(({ id }) => id === invoice.id)) continue;
    const other = takers.find(({ id }) => id !== invoice.id);
    if (other !== undefined) throw new Failure('read-only', takenByAnother(invoice, number, other.number));
    const deposit = documentRecord(db, documentId);
    const left =
      deposit === undefined || deposit.status === 'cancelled' ? 0 : deposit.gross - creditedOf(db, documentId);
    if (left < gross) throw new Failure('read-only', notThereAnyMore(invoice, number));
  }
}

const takenByAnother = ({ number }: DocumentRecord, deposit: string, other: string): Said => ({
  en: `Invoice ${number} would take the deposit ${deposit} off again, but invoice ${other} does by now: cancel or credit that one first.`,
  ru: `В счёте ${number} снова был бы зачтён аванс ${deposit}, но он уже зачтён в счёте ${other}: сначала аннулируйте тот счёт или оформите возврат по нему.`,
  fr: `La facture ${number} déduirait de nouveau l’acompte ${deposit}, mais la facture ${other} le déduit désormais : annulez-la ou créditez-la d’abord.`,
});

const notThereAnyMore = ({ number }: DocumentRecord, deposit: string): Said => ({
  en: `Invoice ${number} would take the deposit ${deposit} off again, but that was credited or cancelled meanwhile.`,
  ru: `В счёте ${number} снова был бы зачтён аванс ${deposit}, но он тем временем аннулирован или возвращён.`,
  fr: `La facture ${number} déduirait de nouveau l’acompte ${deposit}, mais celui-ci a été crédité ou annulé entre-temps.`,
});
