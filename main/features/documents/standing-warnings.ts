/** What is worth a second look because of the documents that an issued one refers to; none of it bars issuing. */
import type { Db } from '../../../db/database.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { dayAsWritten } from '../../engine/day-as-written.ts';
import type { Said } from '../../engine/failure.ts';
import { formatMoneyWithCurrency } from '../../printing/format.ts';
import { billsBelow, creditedOf } from './chain-queries.ts';
import { depositsSum } from './deposits-given-back.ts';
import { documentRecord } from './queries.ts';
import { storedDetails } from './shown.ts';

/** Of a document that has just been issued. */
export function standingWarnings(db: Db, draft: DraftFields): Said[] {
  return [...depositWarnings(db, draft), ...earlierThanCorrected(db, draft)];
}

/** Deposits of 60 % and 60 %, or one for what was invoiced whole. What a contract leads to is more than the contract: of that the deposits alone count. */
function depositWarnings(db: Db, { type, basedOnId, currency }: DraftFields): Said[] {
  const basis = type !== 'deposit-invoice' || basedOnId === null ? undefined : documentRecord(db, basedOnId);
  if (basis === undefined || basis.currency !== currency) return [];
  const bills = billsBelow(db, basis.id, basis.type === 'order' ? 'all' : 'deposits')
    .flatMap((id) => documentRecord(db, id) ?? [])
    .filter((bill) => bill.currency === currency);
  const asked = bills.reduce(
    (sum, bill) => sum + bill.gross - depositsSum(storedDetails(bill).deposits) - creditedOf(db, bill.id),
    0,
  );
  if (asked <= basis.gross) return [];
  const money = (amount: number, language: Language) => formatMoneyWithCurrency(amount, currency, language);
  const { number, gross } = basis;
  return [
    {
      en: `With this deposit ${money(asked, 'en')} is asked for on ${number}, which comes to ${money(gross, 'en')}.`,
      ru: `С этим авансом по документу ${number} на сумму ${money(gross, 'ru')} выставлено уже ${money(asked, 'ru')}.`,
      fr: `Avec cet acompte, le montant demandé sur ${number} atteint ${money(asked, 'fr')} pour un total de ${money(gross, 'fr')}.`,
    },
  ];
}

function earlierThanCorrected(db: Db, { correctsId, day }: DraftFields): Said[] {
  const corrected = correctsId === null ? undefined : documentRecord(db, correctsId);
  if (corrected === undefined || day >= corrected.day) return [];
  const { number } = corrected;
  const days = (language: Language) => [dayAsWritten(day, language), dayAsWritten(corrected.day, language)] as const;
  const [[en, ofEn], [ru, ofRu], [fr, ofFr]] = [days('en'), days('ru'), days('fr')];
  return [
    {
      en: `The day ${en} is earlier than that of ${number}, which it credits or corrects (${ofEn}).`,
      ru: `Дата ${ru} раньше даты документа ${number}, к которому он относится (${ofRu}).`,
      fr: `La date du ${fr} précède celle du document ${number} qu’il crédite ou rectifie (${ofFr}).`,
    },
  ];
}
