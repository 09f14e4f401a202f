/**
 * An invoice or credit note as UBL 2.1 (ISO/IEC 19845), as EN 16931 alone or with the rules of XRechnung 3.0; which term goes where is
 * CEN/TS 16931-3-2. Elements stand in the order of the schema.
 */
import { decimal, percentText, quantityText } from './decimal.ts';
import type { EAddress, EInvoice, ELine, EParty, EVat, EVatRow } from './e-invoice.ts';
import type { EInvoiceRules } from './from-document.ts';
import { type Element, element, xmlText } from './xml.ts';

/** BT-24. */
const specification: Readonly<Record<EInvoiceRules, string>> = {
  en16931: 'urn:cen.eu:en16931:2017',
  xrechnung: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
};

const oasis = 'urn:oasis:names:specification:ubl:schema:xsd';

/** The text of the document; a credit note is a document of its own kind here. */
export function ublXml(invoice: EInvoice, rules: EInvoiceRules): string {
  const isCredit = invoice.type === '381';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const namespaces = {
    xmlns: `${oasis}:${root}-2`,
    'xmlns:cac': `${oasis}:CommonAggregateComponents-2`,
    'xmlns:cbc': `${oasis}:CommonBasicComponents-2`,
  };
  const { currency, accounting, totals } = invoice;
  const amount = amountIn(invoice);
  return xmlText(
    element(
      root,
      [
        cbc('CustomizationID', specification[rules]),
        cbc('ProfileID', invoice.process),
        cbc('ID', invoice.number),
        cbc('IssueDate', invoice.day),
        isCredit ? null : cbc('DueDate', invoice.dueDay),
        cbc(`${root}TypeCode`, invoice.type),
        ...invoice.notes.map(({ subject, text }) => cbc('Note', subject === '' ? text : `#${subject}#${text}`)),
        cbc('DocumentCurrencyCode', currency),
        accounting && cbc('TaxCurrencyCode', accounting.currency),
        cbc('BuyerReference', invoice.buyerReference),
        // UNTDID 2005: 3 the day of the invoice.
        invoice.vatDueWithInvoice && cac('InvoicePeriod', [cbc('DescriptionCode', '3')]),
        cac('OrderReference', [cbc('ID', invoice.order)]),
        ...invoice.preceding.map(({ number, day }) =>
          cac('BillingReference', [cac('InvoiceDocumentReference', [cbc('ID', number), cbc('IssueDate', day)])]),
        ),
        cac('ContractDocumentReference', [cbc('ID', invoice.contract)]),
        cac('AccountingSupplierParty', [party(invoice.seller)]),
        cac('AccountingCustomerParty', [party(invoice.buyer)]),
        cac('Delivery', [
          cbc('ActualDeliveryDate', invoice.deliveryDay),
          cac('DeliveryLocation', [invoice.deliveryAddress && address('Address', invoice.deliveryAddress)]),
        ]),
        paymentMeans(invoice, isCredit),
        cac('PaymentTerms', [cbc('Note', invoice.terms)]),
        ...invoice.allowances.map((row) =>
          allowance(amount('Amount', row.amount), invoice.discountWord, category('TaxCategory', row)),
        ),
        cac('TaxTotal', [amount('TaxAmount', totals.vat), ...invoice.vatRows.map((row) => subtotal(row, invoice))]),
        accounting &&
          cac('TaxTotal', [
            cbc('TaxAmount', decimal(accounting.vat, accounting.digits), { currencyID: accounting.currency }),
          ]),
        cac('LegalMonetaryTotal', [
          amount('LineExtensionAmount', totals.lines),
          amount('TaxExclusiveAmount', totals.net),
          amount('TaxInclusiveAmount', totals.gross),
          invoice.allowances.length > 0 && amount('AllowanceTotalAmount', totals.allowances),
          totals.prepaid !== 0 && amount('PrepaidAmount', totals.prepaid),
          amount('PayableAmount', totals.due),
        ]),
        ...invoice.lines.map((line) => invoiceLine(line, invoice, isCredit)),
      ],
      namespaces,
    ),
  );
}

type Children = Parameters<typeof element>[1];

const cbc = (name: string, text: string | null, attributes: Readonly<Record<string, string | null>> = {}) =>
  element(`cbc:${name}`, text, attributes);
const cac = (name: string, children: Children) => element(`cac:${name}`, children);

/** Writes amounts with the currency of the invoice. */
const amountIn =
  ({ currency, digits }: EInvoice) =>
  (name: string, amount: number) =>
    cbc(name, decimal(amount, digits), { currencyID: currency });

const taxScheme = (id: string) => cac('TaxScheme', [cbc('ID', id)]);

function category(name: string, { category: code, rate }: EVat, row: Partial<EVatRow> = {}): Element | null {
  return cac(name, [
    cbc('ID', code),
    cbc('Percent', percentText(rate)),
    cbc('TaxExemptionReasonCode', row.reasonCode ?? null),
    cbc('TaxExemptionReason', row.reason ?? null),
    taxScheme('VAT'),
  ]);
}

function subtotal(row: EVatRow, invoice: EInvoice): Element | null {
  const amount = amountIn(invoice);
  return cac('TaxSubtotal', [
    amount('TaxableAmount', row.net),
    amount('TaxAmount', row.vat),
    category('TaxCategory', row, row),
  ]);
}

/** 95 of UNTDID 5189: a discount. */
function allowance(amount: Element | null, reason: string, vat: Element | null): Element | null {
  return cac('AllowanceCharge', [
    cbc('ChargeIndicator', 'false'),
    cbc('AllowanceChargeReasonCode', '95'),
    cbc('AllowanceChargeReason', reason),
    amount,
    vat,
  ]);
}

function party(about: EParty): Element | null {
  const { electronicAddress, identifier, registration, contact } = about;
  return cac('Party', [
    electronicAddress && cbc('EndpointID', electronicAddress.value, { schemeID: electronicAddress.scheme }),
    identifier && cac('PartyIdentification', [cbc('ID', identifier.value, { schemeID: identifier.scheme })]),
    cac('PartyName', [cbc('Name', about.tradingName)]),
    address('PostalAddress', about.address),
    about.vatNumber === '' ? null : cac('PartyTaxScheme', [cbc('CompanyID', about.vatNumber), taxScheme('VAT')]),
    about.taxNumber === '' ? null : cac('PartyTaxScheme', [cbc('CompanyID', about.taxNumber), taxScheme('FC')]),
    cac('PartyLegalEntity', [
      cbc('RegistrationName', about.name),
      registration && cbc('CompanyID', registration.value, { schemeID: registration.scheme }),
      cbc('CompanyLegalForm', about.legalInformation),
    ]),
    cac('Contact', [cbc('Name', contact.name), cbc('Telephone', contact.phone), cbc('ElectronicMail', contact.email)]),
  ]);
}

function address(name: string, { street, city, postcode, region, country }: EAddress): Element | null {
  return cac(name, [
    cbc('StreetName', street),
    cbc('CityName', city),
    cbc('PostalZone', postcode),
    cbc('CountrySubentity', region),
    cac('Country', [cbc('IdentificationCode', country)]),
  ]);
}

/** A credit note has its due day here (BT-9). */
function paymentMeans({ payment, number, dueDay }: EInvoice, isCredit: boolean): Element | null {
  if (payment === null) return null;
  return cac('PaymentMeans', [
    cbc('PaymentMeansCode', payment.means),
    isCredit ? cbc('PaymentDueDate', dueDay) : null,
    payment.account !== '' && cbc('PaymentID', number),
    cac('PayeeFinancialAccount', [
      cbc('ID', payment.account),
      cbc('Name', payment.accountName),
      cac('FinancialInstitutionBranch', [cbc('ID', payment.bic)]),
    ]),
  ]);
}

function invoiceLine(line: ELine, invoice: EInvoice, isCredit: boolean): Element | null {
  const amount = amountIn(invoice);
  return cac(isCredit ? 'CreditNoteLine' : 'InvoiceLine', [
    cbc('ID', line.id),
    cbc(isCredit ? 'CreditedQuantity' : 'InvoicedQuantity', quantityText(line.quantity), { unitCode: line.unit }),
    amount('LineExtensionAmount', line.net),
    line.allowance > 0 && allowance(amount('Amount', line.allowance), invoice.discountWord, null),
    cac('Item', [
      cbc('Name', line.name),
      cac('SellersItemIdentification', [cbc('ID', line.code)]),
      cac('OriginCountry', [cbc('IdentificationCode', line.originCountry)]),
      category('ClassifiedTaxCategory', line.vat),
    ]),
    cac('Price', [cbc('PriceAmount', line.price, { currencyID: invoice.currency })]),
  ]);
}
