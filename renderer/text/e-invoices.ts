/** Texts of electronic invoices. */
import { texts } from './texts.ts';

export const eInvoiceTexts = texts({
  en: {
    eInvoice: 'Electronic invoice',
    'factur-x': 'Factur-X (PDF with XML)',
    xrechnung: 'XRechnung (XML)',
    ubl: 'UBL, EN 16931 (XML)',
    upd: 'For the tax service’s format 5.03 (XML)',
    lacks: '{format}: something is missing',
    lacksText:
      'The file was not made. Contact, phone, e-mail and country are taken from the cards as they are when you try again. Everything else stays as it was issued: correct the cards, take this document back by a credit note (or cancel it, if nobody has received it), then copy it and issue the copy. Otherwise the client is invoiced twice.',
    ofClient: 'Client',
    ofCompany: 'Own company',
    ofDocument: 'Document',
  },
  ru: {
    eInvoice: 'Электронный документ',
    'factur-x': 'Factur-X (PDF с XML)',
    xrechnung: 'XRechnung (XML)',
    ubl: 'UBL, EN 16931 (XML)',
    upd: 'XML в формате ФНС 5.03',
    lacks: '{format}: не хватает данных',
    lacksText:
      'Файл не создан. Контактное лицо, телефон, электронная почта и страна берутся из карточек в момент повтора. Всё остальное остаётся таким, каким документ выставлен: исправьте данные в карточках, аннулируйте документ (если клиент его уже получил — оформите кредит-ноту), затем сделайте копию и выставьте её. Иначе один и тот же долг будет выставлен дважды.',
    ofClient: 'Клиент',
    ofCompany: 'Своя организация',
    ofDocument: 'Документ',
  },
  fr: {
    eInvoice: 'Facture électronique',
    'factur-x': 'Factur-X (PDF avec XML)',
    xrechnung: 'XRechnung (XML)',
    ubl: 'UBL, EN 16931 (XML)',
    upd: 'XML au format 5.03 du fisc russe',
    lacks: '{format} : il manque quelque chose',
    lacksText:
      'Le fichier n’a pas été créé. L’interlocuteur, le téléphone, l’e-mail et le pays sont repris des fiches au prochain essai. Tout le reste demeure tel qu’il a été émis : corrigez les fiches, établissez un avoir (ou annulez le document si personne ne l’a reçu), puis copiez-le et émettez la copie. Sans cela, le client serait facturé deux fois.',
    ofClient: 'Client',
    ofCompany: 'Votre société',
    ofDocument: 'Document',
  },
});
