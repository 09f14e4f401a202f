/** Words for the values of columns that the program itself knows. */
import type { Acceptance, ActivityKind, ActivityStatus } from '../../../preload/contract/activities.ts';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DealTrouble, StageKind } from '../../../preload/contract/deals.ts';
import type { DocumentStatus } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';

type Words = Readonly<Record<string, Said>>;

/** Kinds of clients. */
export const clientKindWords = {
  company: { en: 'Company', ru: 'Организация', fr: 'Société' },
  'sole-trader': { en: 'Sole trader', ru: 'Предприниматель (ИП)', fr: 'Entrepreneur individuel' },
  person: { en: 'Person', ru: 'Частное лицо', fr: 'Particulier' },
} satisfies Words;

/** Types of clients. */
export const clientTypeWords = {
  prospect: { en: 'Prospect', ru: 'Потенциальный', fr: 'Prospect' },
  customer: { en: 'Customer', ru: 'Покупатель', fr: 'Client' },
  supplier: { en: 'Supplier', ru: 'Поставщик', fr: 'Fournisseur' },
  partner: { en: 'Partner', ru: 'Партнёр', fr: 'Partenaire' },
  competitor: { en: 'Competitor', ru: 'Конкурент', fr: 'Concurrent' },
} satisfies Words;

/** States of clients. */
export const clientStateWords = {
  new: { en: 'New', ru: 'Новый', fr: 'Nouveau' },
  'in-work': { en: 'In work', ru: 'В работе', fr: 'En cours' },
  active: { en: 'Active', ru: 'Активный', fr: 'Actif' },
  sleeping: { en: 'Sleeping', ru: 'Спящий', fr: 'En sommeil' },
  lost: { en: 'Lost', ru: 'Потерян', fr: 'Perdu' },
  blocked: { en: 'Blocked', ru: 'Заблокирован', fr: 'Bloqué' },
} satisfies Words;

/** Categories of clients. */
export const categoryWords = {
  A: { en: 'A', ru: 'A', fr: 'A' },
  B: { en: 'B', ru: 'B', fr: 'B' },
  C: { en: 'C', ru: 'C', fr: 'C' },
} satisfies Words;

/** What was said about mailings. */
export const consentWords = {
  given: { en: 'Given', ru: 'Дано', fr: 'Donné' },
  refused: { en: 'Refused', ru: 'Отказ', fr: 'Refusé' },
} satisfies Words;

/** Kinds of products. */
export const productKindWords = {
  goods: { en: 'Goods', ru: 'Товар', fr: 'Bien' },
  service: { en: 'Service', ru: 'Услуга', fr: 'Service' },
} satisfies Words;

/** Types of documents: all of them, by the compiler. */
export const documentTypeWords = {
  proposal: { en: 'Proposal', ru: 'КП', fr: 'Devis' },
  contract: { en: 'Contract', ru: 'Договор', fr: 'Contrat' },
  order: { en: 'Order', ru: 'Заказ', fr: 'Commande' },
  invoice: { en: 'Invoice', ru: 'Счёт', fr: 'Facture' },
  act: { en: 'Act', ru: 'Акт', fr: 'Procès-verbal' },
  waybill: { en: 'Waybill', ru: 'Накладная', fr: 'Bon de livraison' },
  'tax-invoice': { en: 'Tax invoice', ru: 'Счёт-фактура', fr: 'Facture fiscale' },
  'credit-note': { en: 'Credit note', ru: 'Кредит-нота', fr: 'Avoir' },
  'deposit-invoice': { en: 'Deposit invoice', ru: 'Счёт на аванс', fr: 'Facture d’acompte' },
  upd: { en: 'Universal transfer document', ru: 'УПД', fr: 'Document de transfert universel' },
  correction: { en: 'Corrective tax invoice', ru: 'Корректировочный счёт-фактура', fr: 'Facture rectificative' },
  'power-of-attorney': { en: 'Power of attorney', ru: 'Доверенность', fr: 'Procuration' },
  'cash-receipt': { en: 'Cash receipt', ru: 'Приходный ордер', fr: 'Reçu de caisse' },
  statement: { en: 'Statement of account', ru: 'Акт сверки', fr: 'Relevé de compte' },
} satisfies Record<DocumentType, Said>;

/** What a document is called with its number: `Invoice INV-2026-0042`; a number that says the type already stands alone (`КП-1`). */
export function documentName(type: DocumentType, number: string, language: Language): string {
  const word: string = documentTypeWords[type][language];
  const rest = number.slice(word.length);
  return number.startsWith(word) && !/^\p{L}/u.test(rest) ? number : `${word} ${number}`;
}

/** Statuses of documents whatever their type: they agree with the word for a document. */
export const documentStatusWords = {
  draft: { en: 'Draft', ru: 'Черновик', fr: 'Brouillon' },
  issued: { en: 'Issued', ru: 'Выставлен', fr: 'Émis' },
  sent: { en: 'Sent', ru: 'Отправлен', fr: 'Envoyé' },
  'on-approval': { en: 'On approval', ru: 'На согласовании', fr: 'À valider' },
  confirmed: { en: 'Confirmed', ru: 'Подтверждён', fr: 'Confirmé' },
  'part-delivered': { en: 'Part delivered', ru: 'Отгружен частично', fr: 'Livré en partie' },
  posted: { en: 'Posted', ru: 'Проведён', fr: 'Expédié' },
  received: { en: 'Received', ru: 'Получен', fr: 'Reçu' },
  accepted: { en: 'Accepted', ru: 'Принят', fr: 'Accepté' },
  signed: { en: 'Signed', ru: 'Подписан', fr: 'Signé' },
  active: { en: 'Active', ru: 'Действует', fr: 'En cours' },
  'part-paid': { en: 'Part paid', ru: 'Оплачен частично', fr: 'Payé en partie' },
  paid: { en: 'Paid', ru: 'Оплачен', fr: 'Payé' },
  done: { en: 'Done', ru: 'Выполнен', fr: 'Terminé' },
  corrected: { en: 'Corrected', ru: 'Исправлен', fr: 'Rectifié' },
  refused: { en: 'Refused', ru: 'Не подписан', fr: 'Non signé' },
  rejected: { en: 'Rejected', ru: 'Отклонён', fr: 'Refusé' },
  expired: { en: 'Expired', ru: 'Истёк срок', fr: 'Expiré' },
  terminated: { en: 'Terminated', ru: 'Расторгнут', fr: 'Résilié' },
  cancelled: { en: 'Cancelled', ru: 'Аннулирован', fr: 'Annulé' },
} satisfies Record<DocumentStatus, Said>;

/** Kinds of activities. */
export const activityKindWords = {
  task: { en: 'Task', ru: 'Задача', fr: 'Tâche' },
  call: { en: 'Call', ru: 'Звонок', fr: 'Appel' },
  meeting: { en: 'Meeting', ru: 'Встреча', fr: 'Rendez-vous' },
  letter: { en: 'Letter', ru: 'Письмо', fr: 'Courrier' },
  event: { en: 'Event', ru: 'Событие', fr: 'Évènement' },
} satisfies Record<ActivityKind, Said>;

/** Whether an activity is still to be done. */
export const activityStatusWords = {
  open: { en: 'Open', ru: 'Открыто', fr: 'À faire' },
  done: { en: 'Done', ru: 'Сделано', fr: 'Fait' },
  cancelled: { en: 'Cancelled', ru: 'Отменено', fr: 'Annulé' },
} satisfies Record<ActivityStatus, Said>;

/** What the responsible person says to what he was given. */
export const acceptanceWords = {
  asked: { en: 'Asked', ru: 'Ждёт ответа', fr: 'En attente' },
  accepted: { en: 'Accepted', ru: 'Принято', fr: 'Acceptée' },
  declined: { en: 'Declined', ru: 'Отказ', fr: 'Refusée' },
} satisfies Record<Acceptance, Said>;

/** How much an activity matters. */
export const priorityWords = {
  low: { en: 'Low', ru: 'Низкая', fr: 'Basse' },
  normal: { en: 'Normal', ru: 'Обычная', fr: 'Normale' },
  high: { en: 'High', ru: 'Высокая', fr: 'Haute' },
} satisfies Words;

/** Whether a deal is still to be won. */
export const dealStateWords = {
  open: { en: 'Open', ru: 'Открыта', fr: 'En cours' },
  won: { en: 'Won', ru: 'Выиграна', fr: 'Gagnée' },
  lost: { en: 'Lost', ru: 'Проиграна', fr: 'Perdue' },
} satisfies Record<StageKind, Said>;

/** What may be wrong with a deal. */
export const dealTroubleWords = {
  stalled: { en: 'Stalled', ru: 'Застряла', fr: 'À l’arrêt' },
  late: { en: 'Overdue', ru: 'Просрочена', fr: 'En retard' },
  unplanned: { en: 'No next step', ru: 'Без следующего шага', fr: 'Sans action prévue' },
} satisfies Record<DealTrouble, Said>;

/** Each of these values with its words, in this order. */
export function choicesOf(words: Words): { readonly value: string; readonly label: Said }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
