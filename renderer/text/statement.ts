/** Texts of the statement of account on the screen. */
import { texts } from './texts.ts';

export const statementTexts = texts({
  en: {
    statement: 'Entries',
    debit: 'Debit',
    credit: 'Credit',
    balance: 'Balance',
    opening: 'Opening balance',
    closing: 'Closing balance',
    payment: 'Payment',
    nothing: 'No entries in this period.',
  },
  ru: {
    statement: 'Записи',
    debit: 'Дебет',
    credit: 'Кредит',
    balance: 'Сальдо',
    opening: 'Сальдо начальное',
    closing: 'Сальдо конечное',
    payment: 'Оплата',
    nothing: 'За период операций нет.',
  },
  fr: {
    statement: 'Écritures',
    debit: 'Débit',
    credit: 'Crédit',
    balance: 'Solde',
    opening: 'Solde initial',
    closing: 'Solde final',
    payment: 'Paiement',
    nothing: 'Aucune écriture sur cette période.',
  },
});
