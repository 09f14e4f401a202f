/** The texts of letters that come with the program, for each type of document in each language. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';

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
  'credit-note': { title: 'Кредит-нота', inText: 'кредит-ноту' },
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
export const bills: readonly DocumentType[] = ['invoice', 'deposit-invoice'];

/** `asked`: there is time yet; `overdue`: the due day is past; `paid`: nothing is left, and some of it was paid. */
export type PaymentState = 'asked' | 'overdue' | 'paid';

/** What `{payment}` stands for. */
export const paymentSentences: Readonly<Record<PaymentState, Said>> = {
  asked: {
    en: 'Please pay {rest} by {due}.',
    ru: 'Просим оплатить {rest} не позднее {due}.',
    fr: 'Nous vous remercions de bien vouloir régler {rest} au plus tard le {due}.',
  },
  overdue: {
    en: '{rest} was due on {due} and has not been paid yet. Please pay it as soon as possible.',
    ru: 'Срок оплаты истёк {due}, осталось оплатить {rest}. Просим произвести оплату.',
    fr: 'L’échéance était fixée au {due} et {rest} restent dus à ce jour. Nous vous remercions de bien vouloir procéder au règlement.',
  },
  paid: {
    en: 'This invoice is paid, thank you.',
    ru: 'Счёт оплачен, спасибо.',
    fr: 'Cette facture est réglée, nous vous en remercions.',
  },
};
/** These are about no sum. */
const withoutTotal: readonly DocumentType[] = ['contract', 'power-of-attorney', 'statement'];

/** The text for documents of this type in this language. */
export function readyLetter(type: DocumentType, language: Language): LetterText {
  const payment = bills.includes(type) ? '\n\n{payment}' : '';
  const hasTotal = !withoutTotal.includes(type);
  if (language === 'ru') {
    const { title, inText } = russian[type];
    const sum = hasTotal ? ' на сумму {total}' : '';
    return {
      subject: `${title} № {number} от {date} — {company}`,
      text: `Здравствуйте!\n\nНаправляем вам ${inText} № {number} от {date}${sum}. Документ во вложении.${payment}\n\nС уважением,\n{sender}\n{company}`,
    };
  }
  if (language === 'fr') {
    const { title, inText } = french[type];
    const sum = hasTotal ? ', d’un montant de {total}' : '';
    return {
      subject: `${title} n° {number} du {date} – {company}`,
      text: `Bonjour,\n\nVeuillez trouver ci-joint ${inText} n° {number} du {date}${sum}.${payment}\n\nCordialement,\n{sender}\n{company}`,
    };
  }
  const { title, inText } = english[type];
  const sum = hasTotal ? ' for {total}' : '';
  return {
    subject: `${title} {number} of {date} – {company}`,
    text: `Hello,\n\nPlease find attached ${inText} {number} of {date}${sum}.${payment}\n\nBest regards,\n{sender}\n{company}`,
  };
}
