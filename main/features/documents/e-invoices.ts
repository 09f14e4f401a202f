/**
 * Electronic invoices: made of what an issued document has frozen, or refused with everything that it lacks. They are the same for everybody,
 * since there is one invoice of a number: what a role hides is not taken out for its people.
 */

import { DocumentType } from '../../../preload/contract/companies.ts';
import type { Party } from '../../../preload/contract/documents.ts';
import { type EInvoiceFormat, eInvoiceFormatsOf } from '../../../preload/contract/e-invoices.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { isHidden } from '../../engine/access.ts';
import type { Handlers, TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { ciiXml } from '../../printing/e-invoice/cii.ts';
import type { EInvoice } from '../../printing/e-invoice/e-invoice.ts';
import { facturX } from '../../printing/e-invoice/factur-x.ts';
import { type EInvoiceRules, eInvoice } from '../../printing/e-invoice/from-document.ts';
import { ublXml } from '../../printing/e-invoice/ubl.ts';
import { missingInUpd } from '../../printing/e-invoice/upd-missing.ts';
import { updXml } from '../../printing/e-invoice/upd-xml.ts';
import type { PrintedDocument } from '../../printing/printed-document.ts';
import { documentView } from '../../printing/view.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { sha256Of } from '../files/stored-files.ts';
import { formPlaces } from '../forms/service.ts';
import { buyerBy } from './buyer.ts';
import { formFileName, printedDocument } from './form.ts';
import { frozenOf, sellerParty } from './frozen.ts';
import { madeOf } from './made-of.ts';
import { notedOfProgram } from './outputs.ts';
import { eInvoicePages } from './pdf.ts';
import type { DocumentRecord } from './queries.ts';
import { touchedDocument } from './reached.ts';

export const eInvoiceHandlers: Handlers<'documents.eInvoice'> = {
  'documents.eInvoice': (task, { id, format }) => {
    const record = touchedDocument(task, 'documents.print', id);
    return madeEInvoice(task, record, format);
  },
};

interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes the file and keeps it for the session. A document that had everything when it was issued gives the same bytes for ever, Factur-X as long
 * as its PDF is kept; one that lacked something, as long as the cards say the same of what it lacked. Of a form
 * made in Word the pages are printed anew for each Factur-X.
 */
async function madeEInvoice(
  task: TaskContext,
  record: DocumentRecord,
  format: EInvoiceFormat,
): Promise<Output<'documents.eInvoice'>> {
  const formats = eInvoiceFormatsOf({ ...record, type: DocumentType.parse(record.type) });
  if (!formats.includes(format)) throw notMadeInto(format, record);
  const { name, bytes } = await makeFile(task, record, format);
  const { handle } = task.uploads.keep(task.session, name, bytes, madeOf(record, format));
  return notedOfProgram(task, record, format, {
    file: handle,
    name,
    size: bytes.length,
    sha256: sha256Of(bytes),
  });
}

async function makeFile(task: TaskContext, record: DocumentRecord, format: EInvoiceFormat): Promise<MadeFile> {
  const issued = printedDocument(task.db, record, formPlaces(task));
  if (format === 'upd') return updFile(task, record, issued);
  const rules = format === 'xrechnung' ? 'xrechnung' : 'en16931';
  const invoice = invoiceOf(task, record, issued, rules);
  const name = (kind: string, extension: string) =>
    formFileName(record, extension).replace(new RegExp(`\\.${extension}$`, 'u'), ` (${kind}).${extension}`);
  if (format === 'factur-x') {
    const facts = {
      title: documentView(issued).caption,
      author: issued.seller.legalName || issued.seller.name,
      at: issuedAt(record),
    };
    const pdf = await facturX(await eInvoicePages(task, record), ciiXml(invoice), facts);
    return { name: name('Factur-X', 'pdf'), bytes: pdf };
  }
  const text = ublXml(invoice, rules);
  return { name: name(format === 'xrechnung' ? 'XRechnung' : 'UBL', 'xml'), bytes: Buffer.from(text, 'utf8') };
}

/** The invoice in the terms of EN 16931. Failure `invalid` with each field that is missing, `forbidden` where it holds what the user may not see. */
function invoiceOf(task: TaskContext, record: DocumentRecord, issued: PrintedDocument, rules: EInvoiceRules): EInvoice {
  const asIssued = eInvoice(issued, rules);
  const made = 'invoice' in asIssued ? asIssued : eInvoice(completed(task, record, issued), rules);
  if ('missing' in made) {
    invalidFields(task.language, made.missing);
    throw new Error('An electronic invoice was refused without a reason.');
  }
  const isAddressed = made.invoice.buyer.electronicAddress?.scheme === 'EM';
  if (isAddressed && isHidden(task.user, 'clients.reaches')) throw hiddenAddress();
  return made.invoice;
}

function updFile(task: TaskContext, record: DocumentRecord, issued: PrintedDocument): MadeFile {
  const printed = missingInUpd(issued).length === 0 ? issued : completed(task, record, issued);
  invalidFields(task.language, missingInUpd(printed));
  const at = issuedByTheClock(record);
  const { name, bytes } = updXml(printed, {
    uid: record.uid,
    day: at.slice(0, 10),
    time: at.slice(11, 19),
    program: 'Kontor',
  });
  return { name: `${name}.xml`, bytes };
}

/** The day and time that the clock of the office showed, so that the file is the same wherever it is made: `2026-11-29T10:00:00`. */
function issuedByTheClock(record: DocumentRecord): string {
  const at = new Date(issuedAt(record));
  const ahead = frozenOf(record)?.utcOffset ?? -at.getTimezoneOffset();
  return new Date(at.getTime() + ahead * 60_000).toISOString().slice(0, 19);
}

function issuedAt({ issuedAt: at, createdAt }: DocumentRecord): string {
  return at ?? createdAt;
}

/**
 * The document with what it lacked. How to reach the parties, who signs, and their countries' names need not stand on a print form: where they
 * were empty when it was issued, they are as the cards have them now.
 */
function completed({ db }: TaskContext, record: DocumentRecord, issued: PrintedDocument): PrintedDocument {
  const present = record.clientId === null ? null : (buyerBy(db, record.clientId)?.party ?? null);
  return {
    ...issued,
    seller: withReach(issued.seller, sellerParty(ownCompanyBy(db, record.companyId))),
    buyer: issued.buyer && withReach(issued.buyer, present),
  };
}

function withReach(frozen: Party, present: Party | null): Party {
  if (present === null) return frozen;
  const { address } = frozen;
  return {
    ...frozen,
    phone: frozen.phone || present.phone,
    email: frozen.email || present.email,
    director: frozen.director || present.director,
    directorPost: frozen.directorPost || present.directorPost,
    address: { ...address, country: address.country || present.address.country },
  };
}

function hiddenAddress(): Failure {
  return new Failure('forbidden', {
    en: 'This electronic invoice holds the client’s e-mail address, which your role hides from you. Ask somebody who may see it.',
    ru: 'В этом электронном счёте стоит электронная почта клиента, которую ваша роль скрывает. Попросите того, кому она видна.',
    fr: 'Cette facture électronique contient l’adresse e-mail du client, que votre rôle vous masque. Demandez à quelqu’un qui la voit.',
  });
}

const titles: Readonly<Record<EInvoiceFormat, Said>> = {
  'factur-x': { en: 'Factur-X', ru: 'Factur-X', fr: 'Factur-X' },
  xrechnung: { en: 'XRechnung', ru: 'XRechnung', fr: 'XRechnung' },
  ubl: { en: 'UBL', ru: 'UBL', fr: 'UBL' },
  upd: { en: 'XML of the УПД', ru: 'XML УПД', fr: 'XML de l’УПД' },
};

function notMadeInto(format: EInvoiceFormat, { number, status }: DocumentRecord): Failure {
  const title = titles[format];
  if (number === null || status === 'cancelled')
    return new Failure('invalid', {
      en: `${title.en}: only what is issued and not cancelled becomes an electronic invoice.`,
      ru: `${title.ru}: электронным становится только выставленный и не аннулированный документ.`,
      fr: `${title.fr} : seul un document émis et non annulé devient une facture électronique.`,
    });
  return new Failure('invalid', {
    en: `This document cannot be made into ${title.en}: that is for ${format === 'upd' ? 'Russian tax invoices and УПД' : 'invoices, deposit invoices and credit notes outside of Russia'}.`,
    ru: `Этот документ не выгружается в формате «${title.ru}»: он предназначен для ${format === 'upd' ? 'счетов-фактур и УПД' : 'счетов, счетов на аванс и кредит-нот вне России'}.`,
    fr: `Ce document n’existe pas au format ${title.fr} : il sert aux ${format === 'upd' ? 'factures fiscales et УПД russes' : 'factures, factures d’acompte et avoirs hors de Russie'}.`,
  });
}
