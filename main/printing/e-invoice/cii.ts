/**
 * An invoice as a Cross Industry Invoice of UN/CEFACT (D16B), the syntax of Factur-X; which term goes where is CEN/TS 16931-3-3.
 * Elements stand in the order of the schema.
 */
import { decimal, percentText, quantityText } from './decimal.ts';
import type { EAddress, EInvoice, ELine, EParty, EVat } from './e-invoice.ts';
import { type Element, element, xmlText } from './xml.ts';

/** BT-24: the profile EN 16931 of Factur-X, which is the standard itself. */
const guideline = 'urn:cen.eu:en16931:2017';

const namespaces = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};

/** The text of `factur-x.xml`, profile EN 16931. */
export function ciiXml(invoice: EInvoice): string {
  return xmlText(
    element(
      'rsm:CrossIndustryInvoice',
      [
        element('rsm:ExchangedDocumentContext', [
          element('ram:BusinessProcessSpecifiedDocumentContextParameter', [element('ram:ID', invoice.process)]),
          element('ram:GuidelineSpecifiedDocumentContextParameter', [element('ram:ID', guideline)]),
        ]),
        element('rsm:ExchangedDocument', [
          element('ram:ID', invoice.number),
          element('ram:TypeCode', invoice.type),
          day('ram:IssueDateTime', invoice.day),
          ...invoice.notes.map(({ subject, text }) =>
            element('ram:IncludedNote', [element('ram:Content', text), element('ram:SubjectCode', subject)]),
          ),
        ]),
        element('rsm:SupplyChainTradeTransaction', [
          ...invoice.lines.map((line) => tradeLine(line, invoice)),
          agreement(invoice),
          delivery(invoice) ?? { name: 'ram:ApplicableHeaderTradeDelivery', attributes: {}, children: [] },
          settlement(invoice),
        ]),
      ],
      namespaces,
    ),
  );
}

/** A day as `20261123`, format 102 of UNTDID 2379. */
function day(name: string, value: string | null, prefix = 'udt'): Element | null {
  if (value === null) return null;
  return element(name, [element(`${prefix}:DateTimeString`, value.replaceAll('-', ''), { format: '102' })]);
}

function tradeLine(line: ELine, { digits, discountWord }: EInvoice): Element | null {
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [element('ram:LineID', line.id)]),
    element('ram:SpecifiedTradeProduct', [
      element('ram:SellerAssignedID', line.code),
      element('ram:Name', line.name),
      element('ram:OriginTradeCountry', [element('ram:ID', line.originCountry)]),
    ]),
    element('ram:SpecifiedLineTradeAgreement', [
      element('ram:NetPriceProductTradePrice', [element('ram:ChargeAmount', line.price)]),
    ]),
    element('ram:SpecifiedLineTradeDelivery', [
      element('ram:BilledQuantity', quantityText(line.quantity), { unitCode: line.unit }),
    ]),
    element('ram:SpecifiedLineTradeSettlement', [
      tax('ram:ApplicableTradeTax', line.vat),
      line.allowance > 0 && allowance(decimal(line.allowance, digits), discountWord, null),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [
        element('ram:LineTotalAmount', decimal(line.net, digits)),
      ]),
    ]),
  ]);
}

function tax(name: string, { category, rate }: EVat): Element | null {
  return element(name, [
    element('ram:TypeCode', 'VAT'),
    element('ram:CategoryCode', category),
    element('ram:RateApplicablePercent', percentText(rate)),
  ]);
}

/** 95 of UNTDID 5189: a discount. */
function allowance(amount: string, reason: string, vat: EVat | null): Element | null {
  return element('ram:SpecifiedTradeAllowanceCharge', [
    element('ram:ChargeIndicator', [element('udt:Indicator', 'false')]),
    element('ram:ActualAmount', amount),
    element('ram:ReasonCode', '95'),
    element('ram:Reason', reason),
    vat && tax('ram:CategoryTradeTax', vat),
  ]);
}

function agreement({ buyerReference, seller, buyer, order, contract }: EInvoice): Element | null {
  return element('ram:ApplicableHeaderTradeAgreement', [
    element('ram:BuyerReference', buyerReference),
    party('ram:SellerTradeParty', seller),
    party('ram:BuyerTradeParty', buyer),
    element('ram:BuyerOrderReferencedDocument', [element('ram:IssuerAssignedID', order)]),
    element('ram:ContractReferencedDocument', [element('ram:IssuerAssignedID', contract)]),
  ]);
}

function party(name: string, about: EParty): Element | null {
  const { identifier, registration, contact, electronicAddress } = about;
  return element(name, [
    identifier &&
      element(identifier.scheme === null ? 'ram:ID' : 'ram:GlobalID', identifier.value, {
        schemeID: identifier.scheme,
      }),
    element('ram:Name', about.name),
    element('ram:Description', about.legalInformation),
    element('ram:SpecifiedLegalOrganization', [
      registration && element('ram:ID', registration.value, { schemeID: registration.scheme }),
      element('ram:TradingBusinessName', about.tradingName),
    ]),
    element('ram:DefinedTradeContact', [
      element('ram:PersonName', contact.name),
      element('ram:TelephoneUniversalCommunication', [element('ram:CompleteNumber', contact.phone)]),
      element('ram:EmailURIUniversalCommunication', [element('ram:URIID', contact.email)]),
    ]),
    address(about.address),
    element('ram:URIUniversalCommunication', [
      electronicAddress && element('ram:URIID', electronicAddress.value, { schemeID: electronicAddress.scheme }),
    ]),
    element('ram:SpecifiedTaxRegistration', [element('ram:ID', about.vatNumber, { schemeID: 'VA' })]),
    element('ram:SpecifiedTaxRegistration', [element('ram:ID', about.taxNumber, { schemeID: 'FC' })]),
  ]);
}

function address({ postcode, street, city, country, region }: EAddress): Element | null {
  return element('ram:PostalTradeAddress', [
    element('ram:PostcodeCode', postcode),
    element('ram:LineOne', street),
    element('ram:CityName', city),
    element('ram:CountryID', country),
    element('ram:CountrySubDivisionName', region),
  ]);
}

function delivery({ deliveryAddress, deliveryDay }: EInvoice): Element | null {
  return element('ram:ApplicableHeaderTradeDelivery', [
    element('ram:ShipToTradeParty', [deliveryAddress && address(deliveryAddress)]),
    element('ram:ActualDeliverySupplyChainEvent', [day('ram:OccurrenceDateTime', deliveryDay)]),
  ]);
}

function settlement(invoice: EInvoice): Element | null {
  const { currency, digits, accounting, totals, number, payment } = invoice;
  const money = (amount: number) => decimal(amount, digits);
  return element('ram:ApplicableHeaderTradeSettlement', [
    payment?.account ? element('ram:PaymentReference', number) : null,
    accounting && element('ram:TaxCurrencyCode', accounting.currency),
    element('ram:InvoiceCurrencyCode', currency),
    paymentMeans(payment),
    ...invoice.vatRows.map((row) =>
      element('ram:ApplicableTradeTax', [
        element('ram:CalculatedAmount', money(row.vat)),
        element('ram:TypeCode', 'VAT'),
        element('ram:ExemptionReason', row.reason),
        element('ram:BasisAmount', money(row.net)),
        element('ram:CategoryCode', row.category),
        element('ram:ExemptionReasonCode', row.reasonCode),
        // UNTDID 2475: 5 the day of the invoice.
        invoice.vatDueWithInvoice && element('ram:DueDateTypeCode', '5'),
        element('ram:RateApplicablePercent', percentText(row.rate)),
      ]),
    ),
    ...invoice.allowances.map((row) => allowance(money(row.amount), invoice.discountWord, row)),
    element('ram:SpecifiedTradePaymentTerms', [
      element('ram:Description', invoice.terms),
      day('ram:DueDateDateTime', invoice.dueDay),
    ]),
    element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
      element('ram:LineTotalAmount', money(totals.lines)),
      invoice.allowances.length > 0 && element('ram:AllowanceTotalAmount', money(totals.allowances)),
      element('ram:TaxBasisTotalAmount', money(totals.net)),
      element('ram:TaxTotalAmount', money(totals.vat), { currencyID: currency }),
      accounting &&
        element('ram:TaxTotalAmount', decimal(accounting.vat, accounting.digits), { currencyID: accounting.currency }),
      element('ram:GrandTotalAmount', money(totals.gross)),
      totals.prepaid !== 0 && element('ram:TotalPrepaidAmount', money(totals.prepaid)),
      element('ram:DuePayableAmount', money(totals.due)),
    ]),
    ...invoice.preceding.map(({ number: other, day: issued }) =>
      element('ram:InvoiceReferencedDocument', [
        element('ram:IssuerAssignedID', other),
        day('ram:FormattedIssueDateTime', issued, 'qdt'),
      ]),
    ),
  ]);
}

function paymentMeans(payment: EInvoice['payment']): Element | null {
  if (payment === null) return null;
  const isIban = /^[A-Z]{2}\d{2}/u.test(payment.account);
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [
    element('ram:TypeCode', payment.means),
    element('ram:PayeePartyCreditorFinancialAccount', [
      element(isIban ? 'ram:IBANID' : 'ram:ProprietaryID', payment.account),
      element('ram:AccountName', isIban ? payment.accountName : ''),
    ]),
    element('ram:PayeeSpecifiedCreditorFinancialInstitution', [element('ram:BICID', payment.bic)]),
  ]);
}
