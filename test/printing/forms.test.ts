/** Each form has on it what its country's practice or law asks for, and nothing of what does not apply. */
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../main/printing/render.ts';
import { documentView, type PrintedDocument } from '../../main/printing/view.ts';
import { assets, longSample, pictures, sample } from './sample-documents.ts';

/** The text of the page as one reads it: no markup, all spaces the same. */
function read(document: PrintedDocument): string {
  const html = renderDocument(documentView(document), assets);
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/gu, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/gu, ' ');
}

describe('«Счёт на оплату»', () => {
  it('has the bank box, the parties with their numbers, the lines, VAT and the sum in words', () => {
    const text = read(sample('RU'));
    for (const part of [
      'ПАО Сбербанк, г. Москва БИК 044525225',
      'Банк получателя Сч. № 30101810400000000225',
      'ИНН 7707083893 КПП 770701001 Сч. № 40702810200000012345',
      'ООО «Ромашка» Получатель',
      'Счёт на оплату № 17 от 23 ноября 2026 г.',
      'ООО «Ромашка», ИНН 7707083893, КПП 770701001, 125047, г. Москва, ул. Лесная, д. 5, стр. 2, офис 301, тел.: +7 495 123-45-67',
      'Общество с ограниченной ответственностью «Северный берег», ИНН 7812014560, КПП 781201001, 191025, г. Санкт-Петербург',
      '2,5 м 48,80 122,00',
      'Итого: 4 842,00',
      'В том числе НДС (22 %): 873,15',
      'Всего к оплате: 4 842,00',
      'Всего наименований 3, на сумму 4 842,00 ₽',
      'Четыре тысячи восемьсот сорок два рубля 00 копеек',
      'Оплатить не позднее 7 декабря 2026 г.',
      'Генеральный директор Иванов Иван Иванович',
      'Бухгалтер Петрова Анна Сергеевна',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Скидка');
  });

  it('says that there is no VAT where the company pays none', () => {
    const base = sample('RU');
    const text = read({ ...base, company: { ...base.company, vatPayer: false } });
    expect(text).toContain('Без налога (НДС): —');
    expect(text).not.toContain('22 %');
  });

  it('names VAT on top of the prices, per rate, and what bears none', () => {
    const base = sample('RU');
    const text = read({
      ...base,
      pricesIncludeVat: false,
      totals: {
        ...base.totals,
        vatTable: [
          { vatRateId: 1, label: '', rate: 2200, net: 10_000, vat: 2200, gross: 12_200 },
          { vatRateId: 2, label: '', rate: 1000, net: 5000, vat: 500, gross: 5500 },
          { vatRateId: 3, label: '', rate: null, net: 700, vat: 0, gross: 700 },
        ],
      },
    });
    expect(text).toContain('НДС (22 %): 22,00 НДС (10 %): 5,00 Без НДС: 7,00');
    expect(text).not.toContain('В том числе');
  });

  it('a sole trader signs alone', () => {
    const base = sample('RU');
    const trader = { ...base.seller, taxNumbers: { inn: '500100732259' }, directorPost: '' };
    const text = read({ ...base, seller: trader, company: { ...base.company, accountant: '' } });
    expect(text).toContain('Руководитель');
    expect(text).not.toContain('Бухгалтер');
  });

  it('is in Russian whatever the language of the document', () => {
    expect(read(sample('RU', { language: 'fr' }))).toContain('Всего к оплате');
  });
});

describe('« Facture »', () => {
  it('has the mentions of art. L441-9 of the code de commerce and art. 242 nonies A of annexe II of the CGI', () => {
    const text = read(sample('FR'));
    for (const part of [
      'Facture n° FA-2026-0042',
      'Atelier Béranger SARL SARL au capital de 10 000 €',
      'SIREN 732 829 320 SIRET 732 829 320 00074 N° TVA FR44732829320 RCS Lyon 732 829 320',
      'Adresse de livraison Zone d’activités de la Plaine, bâtiment C 77700 Serris',
      'Facturé à Maison Lefèvre & Fils SAS 8, avenue du Général-de-Gaulle 75014 Paris SIREN 552 100 554 N° TVA FR27552100554',
      'Date d’émission 23/11/2026',
      'Date de livraison ou de prestation 20/11/2026',
      'Échéance 23/12/2026',
      'Nature de l’opération Livraison de biens et prestation de services',
      '4 pce 129,90 10 % 20 % 467,64',
      '20 % 502,64 100,53',
      '5,5 % 54,00 2,97',
      'Total HT 556,64 Total TVA 103,50 Total TTC 660,14 €',
      'six cent soixante euros et 14 centimes TTC',
      'IBAN FR76 3000 6000 0112 3456 7890 189 BIC CCOPFRPPXXX',
      'Option pour le paiement de la taxe d’après les débits.',
      'Pas d’escompte pour paiement anticipé.',
      'au taux annuel de 12 %',
      'indemnité forfaitaire pour frais de recouvrement de 40 €',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('293 B');
  });

  it('of a company that pays no VAT says why, by the law of its day', () => {
    const base = sample('FR');
    const company = { ...base.company, vatPayer: false };
    const text = read({ ...base, company });
    expect(text).toContain('TVA non applicable, art. 293 B du CGI');
    expect(text).not.toContain('Taux de TVA');
    expect(text).not.toContain('TTC');
    expect(read({ ...base, company, day: '2028-01-01' })).toContain(
      'franchise en base (art. L. 223-1 et suivants du CIBS)',
    );
  });

  it('without a rate of its own names the penalty of the law, with a discount names it', () => {
    const base = sample('FR');
    const text = read({ ...base, company: { ...base.company, latePenaltyRate: 0, earlyPaymentDiscount: 150 } });
    expect(text).toContain('Banque centrale européenne');
    expect(text).toContain('majoré de 10 points');
    expect(text).toContain('Escompte pour paiement anticipé : 1,5 %.');
    expect(text).not.toContain('Pas d’escompte');
  });

  it('to a private person names neither penalties nor the 40 €', () => {
    expect(read(sample('FR', { buyerIsPerson: true }))).not.toContain('40 €');
  });

  it('takes the day of payment from the terms of the company where the document has none', () => {
    // 30 days after 23 November 2026.
    expect(read(sample('FR', { dueDay: null }))).toContain('Échéance 23/12/2026');
    const base = sample('FR');
    expect(read({ ...base, dueDay: null, company: { ...base.company, paymentDays: 0 } })).toContain(
      'Échéance à réception',
    );
  });

  it('shows unit prices without VAT even where the prices include it', () => {
    // 129.90 / 1.2 = 108.25; 35.00 / 1.2 = 29.16666… → 29,1667; 18.00 / 1.055 = 17.06161… → 17,0616
    const text = read(sample('FR', { pricesIncludeVat: true }));
    expect(text).toContain('4 pce 108,25 10 %');
    expect(text).toContain('1 fft 29,1667');
    expect(text).toContain('3 pce 17,0616');
    expect(text).toContain('Total TTC, EUR');
  });
});

describe('international invoice', () => {
  it('has both parties, dates, the discount of the document, VAT and the total', () => {
    const text = read(sample('INT'));
    for (const part of [
      'Invoice From Nordwind Software GmbH Torstraße 49 10119 Berlin Germany',
      'VAT No. DE136695976 Registration No. HRB 12345 B',
      'Bill to Harbour Trading Ltd.',
      'Invoice number INV-2026-0007 Date of issue 23 November 2026 Date of supply 31 October 2026 Payment due 23 December 2026',
      'Consulting on site, October 2026 12.5 h 80.00 20% 1,000.00',
      'Subtotal 1,150.00 Discount 5% −57.50 Total without VAT 1,092.50 VAT 20% 218.50 Total due €1,311.00',
      'One thousand three hundred and eleven euros',
      'Account / IBAN DE89 3704 0044 0532 0130 00',
    ])
      expect(text).toContain(part);
  });

  it('speaks the language of the document', () => {
    expect(read(sample('INT', { language: 'ru' }))).toContain('Одна тысяча триста одиннадцать евро 00 центов');
    expect(read(sample('INT', { language: 'fr' }))).toContain('mille trois cent onze euros');
  });
});

describe('any form', () => {
  it.each([
    ['RU', 'ЧЕРНОВИК', 'АННУЛИРОВАН', 'б/н'],
    ['FR', 'BROUILLON', 'ANNULÉE', 'sans numéro'],
    ['INT', 'DRAFT', 'CANCELLED', '—'],
  ] as const)('%s: a draft and a cancelled document are marked', (form, draft, cancelled, noNumber) => {
    const text = read(sample(form, { mark: 'draft', number: null, buyer: null, status: 'draft' }));
    expect(text).toContain(draft);
    expect(text).toContain(noNumber);
    expect(read(sample(form, { mark: 'cancelled', status: 'cancelled' }))).toContain(cancelled);
    expect(read(sample(form))).not.toContain(draft);
  });

  it.each(['RU', 'FR', 'INT'] as const)('%s: needs nothing from outside, and is titled after the document', (form) => {
    const base = sample(form);
    const html = renderDocument(documentView({ ...base, company: { ...base.company, ...pictures } }), assets);
    expect(html).toContain(`<title>${documentView(base).caption.replace(/\s/gu, ' ')}</title>`);
    expect(html).toContain("default-src 'none'");
    for (const source of html.matchAll(/(?:src|href)="([^"]*)"|url\(([^)]*)\)/gu))
      expect(source[1] ?? source[2]).toMatch(/^data:(?:image|font)\//u);
  });

  it.each(['RU', 'FR', 'INT'] as const)('%s: an empty draft can be looked at', (form) => {
    const draft = { ...longSample(form, 0), buyer: null, number: null, bankAccount: null, mark: 'draft' } as const;
    expect(read(draft)).not.toMatch(/undefined|null|NaN/u);
  });

  it('a picture that is no PNG or JPEG is left out', () => {
    const base = sample('FR');
    const logo = 'data:image/svg+xml;base64,PHN2Zy8+';
    expect(renderDocument(documentView({ ...base, company: { ...base.company, logo } }), assets)).not.toContain(logo);
  });
});
