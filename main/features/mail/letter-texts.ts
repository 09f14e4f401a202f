/** The texts of letters that come with the program, for each type of document in each language. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Language } from '../../../preload/contract/values.ts';

export interface LetterText {
  readonly subject: string;
  readonly text: string;
}

/** What a type is called: as a title in the subject, and in the sentence that says what is attached. */
type Named = Readonly<Record<DocumentType, { readonly title: string; readonly inText: string }>>;

const english: Named = {
  proposal: { title: 'Proposal', inText: 'our proposal' },
  contract: { title: 'Contract', inText: 'the contract' },
  order: { title: 'Order', inText: 'the order' },
  invoice: { title: 'Invoice', inText: 'our invoice' },
  act: { title: 'Certificate of completion', inText: 'the certificate of completion' },
  waybill: { title: 'Delivery note', inText: 'the delivery note' },
  'tax-invoice': { title: 'Tax invoice', inText: 'the tax invoice' },
  'credit-note': { title: 'Credit note', inText: 'our credit note' },
  'deposit-invoice': { title: 'Deposit invoice', inText: 'our deposit invoice' },
  upd: { title: 'Universal transfer document', inText: 'the universal transfer document' },
  correction: { title: 'Corrective tax invoice', inText: 'the corrective tax invoice' },
  'power-of-attorney': { title: 'Power of attorney', inText: 'the power of attorney' },
  'cash-receipt': { title: 'Cash receipt', inText: 'the cash receipt' },
  statement: { title: 'Statement of account', inText: 'your statement of account' },
};

/** In the text the accusative: «направляем счёт». */
const russian: Named = {
  proposal: { title: 'Коммерческое предложение', inText: 'коммерческое предложение' },
  contract: { title: 'Договор', inText: 'договор' },
  order: { title: 'Заказ', inText: 'заказ' },
  invoice: { title: 'Счёт', inText: 'счёт' },
  act: { title: 'Акт', inText: 'акт' },
  waybill: { title: 'Накладная', inText: 'накладную' },
  'tax-invoice': { title: 'Счёт-фактура', inText: 'счёт-фактуру' },
  'credit-note': { title: 'Корректировочный документ', inText: 'корректировочный документ' },
  'deposit-invoice': { title: 'Счёт на аванс', inText: 'счёт на аванс' },
  upd: { title: 'УПД', inText: 'УПД' },
  correction: { title: 'Корректировочный счёт-фактура', inText: 'корректировочный счёт-фактуру' },
  'power-of-attorney': { title: 'Доверенность', inText: 'доверенность' },
  'cash-receipt': { title: 'Приходный кассовый ордер', inText: 'приходный кассовый ордер' },
  statement: { title: 'Акт сверки', inText: 'акт сверки' },
};

const french: Named = {
  proposal: { title: 'Devis', inText: 'notre devis' },
  contract: { title: 'Contrat', inText: 'le contrat' },
  order: { title: 'Commande', inText: 'la commande' },
  invoice: { title: 'Facture', inText: 'notre facture' },
  act: { title: 'Procès-verbal de réception', inText: 'le procès-verbal de réception' },
  waybill: { title: 'Bon de livraison', inText: 'le bon de livraison' },
  'tax-invoice': { title: 'Facture fiscale', inText: 'la facture fiscale' },
  'credit-note': { title: 'Avoir', inText: 'notre avoir' },
  'deposit-invoice': { title: 'Facture d’acompte', inText: 'notre facture d’acompte' },
  upd: { title: 'Document de transfert universel', inText: 'le document de transfert universel' },
  correction: { title: 'Facture rectificative', inText: 'la facture rectificative' },
  'power-of-attorney': { title: 'Procuration', inText: 'la procuration' },
  'cash-receipt': { title: 'Reçu de caisse', inText: 'le reçu de caisse' },
  statement: { title: 'Relevé de compte', inText: 'votre relevé de compte' },
};

/** These ask for money until a day. */
const bills: readonly DocumentType[] = ['invoice', 'deposit-invoice'];
/** These are about no sum. */
const withoutTotal: readonly DocumentType[] = ['contract', 'power-of-attorney', 'statement'];

/** The text for documents of this type in this language. */
export function readyLetter(type: DocumentType, language: Language): LetterText {
  const isBill = bills.includes(type);
  const hasTotal = !withoutTotal.includes(type);
  if (language === 'ru') {
    const { title, inText } = russian[type];
    const sum = hasTotal ? ' на сумму {total}' : '';
    const due = isBill ? '\n\nПросим оплатить {rest} до {due}.' : '';
    return {
      subject: `${title} № {number} от {date} — {company}`,
      text: `Здравствуйте!\n\nНаправляем вам ${inText} № {number} от {date}${sum}. Документ во вложении.${due}\n\nС уважением,\n{sender}\n{company}`,
    };
  }
  if (language === 'fr') {
    const { title, inText } = french[type];
    const sum = hasTotal ? ', d’un montant de {total}' : '';
    const due = isBill ? '\n\nNous vous remercions de bien vouloir régler {rest} avant le {due}.' : '';
    return {
      subject: `${title} n° {number} du {date} – {company}`,
      text: `Bonjour,\n\nVeuillez trouver ci-joint ${inText} n° {number} du {date}${sum}.${due}\n\nCordialement,\n{sender}\n{company}`,
    };
  }
  const { title, inText } = english[type];
  const sum = hasTotal ? ' for {total}' : '';
  const due = isBill ? '\n\nPlease pay {rest} by {due}.' : '';
  return {
    subject: `${title} {number} of {date} – {company}`,
    text: `Hello,\n\nPlease find attached ${inText} {number} of {date}${sum}.${due}\n\nBest regards,\n{sender}\n{company}`,
  };
}
