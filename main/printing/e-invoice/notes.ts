/** The notes of an electronic invoice (BG-1): the comment, and what French law wants to be said. */
import { formatPercent } from '../format.ts';
import type { PrintedDocument } from '../printed-document.ts';
import type { ENote } from './e-invoice.ts';

/** Subjects are of UNTDID 4451, as the French reform wants them (AFNOR XP Z12-012, BR-FR-05): PMT, PMD, AAB. */
export function invoiceNotes(printed: PrintedDocument): ENote[] {
  const notes: ENote[] = [];
  if (printed.comment.trim() !== '') notes.push({ subject: '', text: printed.comment.trim() });
  if (printed.seller.country !== 'FR') return notes;
  const { company, buyerIsPerson, vatOnDebits } = printed;
  if (vatOnDebits) notes.push({ subject: '', text: 'Option pour le paiement de la taxe d’après les débits' });
  if (printed.type === 'credit-note') return notes;
  const percent = (rate: number) => formatPercent(rate, 'fr');
  if (!buyerIsPerson) {
    notes.push({
      subject: 'PMT',
      text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €',
    });
    const rate =
      company.latePenaltyRate > 0
        ? `au taux annuel de ${percent(company.latePenaltyRate)}`
        : 'au taux de refinancement de la Banque centrale européenne majoré de 10 points';
    notes.push({ subject: 'PMD', text: `Pénalités exigibles dès le lendemain de l’échéance, ${rate}` });
  }
  const early =
    company.earlyPaymentDiscount > 0
      ? `Escompte pour paiement anticipé : ${percent(company.earlyPaymentDiscount)}`
      : 'Pas d’escompte pour paiement anticipé';
  return [...notes, { subject: 'AAB', text: early }];
}
