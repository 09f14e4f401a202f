/** What keeps a draft from being issued because of the documents that it refers to, as they stand at that moment. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../db/database.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import type { WrongField } from '../../engine/invalid-fields.ts';
import { formatMoneyWithCurrency, formatQuantity } from '../../printing/format.ts';
import { depositsToTake } from './chain.ts';
import { creditsOf, takerOf } from './chain-queries.ts';
import { isChanged, isUpToDate, standingBefore } from './corrections.ts';
import { leftOf } from './left.ts';
import { type DocumentRecord, documentRecord, type LineRecord, lineRecords } from './queries.ts';

/** Each problem names its field; empty where the document, which comes to `gross`, may be issued. */
export function standingProblems(db: Db, id: number, draft: DraftFields, gross: number): WrongField[] {
  return [...depositProblems(db, id, draft), ...correctedProblems(db, id, draft, gross), ...basisProblems(db, draft)];
}

/** A deposit is taken off once, as much of it as there is. */
function depositProblems(db: Db, id: number, draft: DraftFields): WrongField[] {
  const { deposits } = draft.details;
  // A credit note leaves standing what its invoice took off.
  if (draft.type === 'credit-note') return [];
  // Who has taken one out has decided; who has never seen one has not.
  if (deposits === undefined) {
    const [later] = draft.type === 'invoice' ? depositsToTake(db, id) : [];
    return later === undefined ? [] : [{ path: 'details.deposits', said: depositCame(later.number) }];
  }
  const open = new Map(depositsToTake(db, id).map((deposit) => [deposit.documentId, deposit]));
  const gone = deposits.find((deposit) => !isDeepStrictEqual(open.get(deposit.documentId), deposit));
  if (gone !== undefined) return [{ path: 'details.deposits', said: depositGone(gone.number) }];
  return deposits.flatMap(({ documentId }) => {
    const deposit = documentRecord(db, documentId);
    return deposit === undefined ? [] : otherwise(draft, deposit);
  });
}

function correctedProblems(db: Db, id: number, draft: DraftFields, gross: number): WrongField[] {
  const corrected = draft.correctsId === null ? undefined : documentRecord(db, draft.correctsId);
  if (corrected === undefined) return [];
  if (corrected.status === 'cancelled') return [{ path: 'correctsId', said: isCancelled(corrected) }];
  const taker = corrected.type === 'deposit-invoice' ? takerOf(db, corrected.id) : undefined;
  if (taker !== undefined) return [{ path: 'correctsId', said: takenOff(corrected, taker) }];
  const left = corrected.gross - creditsOf(db, corrected.id).reduce((sum, note) => sum + note.gross, 0);
  if (draft.type === 'credit-note') {
    const lines = overCredited(db, draft, corrected);
    if (lines.length > 0) return lines;
    if (gross > left) return [{ path: 'lines', said: creditsTooMuch(corrected, left) }];
  }
  if (draft.type === 'correction' && !isUpToDate(db, corrected.id, draft.details))
    return [{ path: 'lines', said: correctedMeanwhile(corrected) }];
  if (draft.type === 'correction' && !changesAnything(db, id)) return [{ path: 'lines', said: nothingChanged }];
  return otherwise(draft, corrected);
}

/**
 * Lines that credit more pieces than are left of the line that they credit. A line at another price gives back money and no pieces: of that no more
 * than the line came to.
 */
function overCredited(db: Db, draft: DraftFields, corrected: DocumentRecord): WrongField[] {
  const left = new Map(leftOf(db, corrected.id).map(({ lineId, toCredit }) => [lineId, toCredit]));
  const lines = new Map(lineRecords(db, corrected.id).map((line) => [line.id, line]));
  const amount = ({ quantity, price }: Pick<LineRecord, 'quantity' | 'price'>) => BigInt(quantity) * BigInt(price);
  return draft.lines.flatMap((line, at): WrongField[] => {
    const { basedOnLineId, quantity, price } = line;
    const credited = basedOnLineId ? lines.get(basedOnLineId) : undefined;
    if (credited === undefined) return [];
    if (price !== credited.price)
      return amount(line) > amount(credited)
        ? [{ path: `lines.${at}.price`, said: lineCreditsTooMuch(line.name, corrected) }]
        : [];
    const pieces = left.get(credited.id) ?? 0;
    left.set(credited.id, Math.max(pieces - quantity, 0));
    return quantity > pieces
      ? [{ path: `lines.${at}.quantity`, said: creditsTooMany(line.name, corrected, pieces) }]
      : [];
  });
}

/** Whether a line of the correction says something else than what stood before it. */
function changesAnything(db: Db, id: number): boolean {
  const before = standingBefore(db, id);
  const stored = lineRecords(db, id);
  return stored.length === 0 || stored.some((line) => isChanged(line, before.get(line.id)));
}

/** The money of a cash receipt order goes to what it is based on. */
function basisProblems(db: Db, draft: DraftFields): WrongField[] {
  const basis = draft.basedOnId === null ? undefined : documentRecord(db, draft.basedOnId);
  if (basis === undefined) return [];
  if (basis.status === 'cancelled') return [{ path: 'basedOnId', said: isCancelled(basis) }];
  return draft.type === 'cash-receipt' ? otherwise(draft, basis) : [];
}

/** Amounts are compared and added up between the two: that needs one currency, one client, one own company. */
function otherwise(draft: DraftFields, other: DocumentRecord): WrongField[] {
  const problems: WrongField[] = [];
  const number = other.number ?? '';
  if (draft.companyId !== other.companyId) problems.push({ path: 'companyId', said: otherCompany(number) });
  if (draft.clientId !== other.clientId) problems.push({ path: 'clientId', said: otherClient(number) });
  if (draft.currency !== other.currency)
    problems.push({ path: 'currency', said: otherCurrency(number, other.currency) });
  return problems;
}

const depositGone = (number: string): Said => ({
  en: `The deposit invoice ${number} was cancelled or credited meanwhile, or another invoice takes it off. Delete this draft and make the invoice anew.`,
  ru: `Счёт на аванс ${number} тем временем аннулирован, по нему оформлен возврат или он зачтён в другом счёте. Удалите этот черновик и создайте счёт заново.`,
  fr: `La facture d’acompte ${number} a été annulée ou créditée entre-temps, ou une autre facture la déduit. Supprimez ce brouillon et refaites la facture.`,
});

const nothingChanged: Said = {
  en: 'Nothing is corrected: enter the right quantity or price in one of the lines.',
  ru: 'Ничего не исправлено: укажите в строке верное количество или цену.',
  fr: 'Rien n’est rectifié : saisissez la bonne quantité ou le bon prix sur une ligne.',
};

const correctedMeanwhile = ({ number }: DocumentRecord): Said => ({
  en: `The corrections of ${number} are others by now than when this draft was made, and its lines begin from what stood then. Delete the draft and make the correction anew.`,
  ru: `С тех пор как создан этот черновик, документ ${number} исправили ещё раз или отменили исправление: строки черновика исходят из прежних. Удалите его и создайте корректировку заново.`,
  fr: `Les rectifications de ${number} ont changé depuis la création de ce brouillon, dont les lignes partent de l’état d’alors. Supprimez le brouillon et refaites la rectification.`,
});

const depositCame = (number: string): Said => ({
  en: `The deposit invoice ${number} was issued meanwhile. Say whether this invoice takes it off.`,
  ru: `Тем временем выставлен счёт на аванс ${number}. Укажите, зачесть ли его в этом счёте.`,
  fr: `La facture d’acompte ${number} a été émise entre-temps. Indiquez si cette facture la déduit.`,
});

const isCancelled = ({ number }: DocumentRecord): Said => ({
  en: `${number} was cancelled: nothing can refer to it any more.`,
  ru: `Документ ${number} аннулирован: ссылаться на него больше нельзя.`,
  fr: `${number} a été annulé : on ne peut plus s’y référer.`,
});

/** Also what keeps a deposit invoice from being cancelled. */
export const takenOff = (deposit: DocumentRecord, taker: string): Said => ({
  en: `Invoice ${taker} takes the deposit ${deposit.number} off: cancel or credit that invoice.`,
  ru: `Аванс ${deposit.number} зачтён в счёте ${taker}: аннулируйте его или оформите возврат по нему.`,
  fr: `La facture ${taker} déduit l’acompte ${deposit.number} : annulez-la ou créditez-la.`,
});

function creditsTooMuch({ number, currency }: DocumentRecord, left: number): Said {
  const said = (language: Language) => formatMoneyWithCurrency(left, currency, language);
  return {
    en: `Of ${number} only ${said('en')} is left to be credited.`,
    ru: `По документу ${number} к возврату осталось только ${said('ru')}.`,
    fr: `Il ne reste que ${said('fr')} à créditer sur ${number}.`,
  };
}

const lineCreditsTooMuch = (line: string, { number }: DocumentRecord): Said => ({
  en: `Line “${line}” credits more than it came to on ${number}.`,
  ru: `Строка «${line}»: возврат больше суммы этой строки в документе ${number}.`,
  fr: `Ligne « ${line} » : l’avoir dépasse le montant de cette ligne sur ${number}.`,
});

function creditsTooMany(line: string, { number }: DocumentRecord, pieces: number): Said {
  if (pieces === 0)
    return {
      en: `Line “${line}”: of ${number} nothing is left to be credited.`,
      ru: `Строка «${line}»: по документу ${number} возвращать больше нечего.`,
      fr: `Ligne « ${line} » : il ne reste rien à créditer sur ${number}.`,
    };
  const left = (language: Language) => formatQuantity(pieces, language);
  return {
    en: `Line “${line}”: of ${number} no more than ${left('en')} can be credited.`,
    ru: `Строка «${line}»: по документу ${number} к возврату осталось только ${left('ru')}.`,
    fr: `Ligne « ${line} » : il ne reste que ${left('fr')} à créditer sur ${number}.`,
  };
}

const otherCompany = (number: string): Said => ({
  en: `${number} is of another own company.`,
  ru: `Документ ${number} выставлен от другой своей организации.`,
  fr: `${number} provient d’une autre de vos sociétés.`,
});

const otherClient = (number: string): Said => ({
  en: `${number} is of another client.`,
  ru: `Документ ${number} выставлен другому клиенту.`,
  fr: `${number} concerne un autre client.`,
});

const otherCurrency = (number: string, currency: string): Said => ({
  en: `${number} is in ${currency}: the amounts have to be in the same currency.`,
  ru: `Документ ${number} — в валюте ${currency}: суммы должны быть в той же валюте.`,
  fr: `${number} est en ${currency} : les montants doivent être dans la même devise.`,
});
