/** An electronic invoice as its receiver reads it: the terms of EN 16931 out of either syntax, by the paths of CEN/TS 16931-3. */
import { all, readXml, textAt, type XmlNode } from './xml-tree.ts';

type Text = string | undefined;

interface VatTerms {
  readonly category: Text;
  readonly rate: Text;
}

export interface PartyTerms {
  readonly name: Text;
  readonly identifier: Text;
  readonly registration: Text;
  readonly vatNumber: Text;
  readonly taxNumber: Text;
  readonly electronicAddress: Text;
  readonly electronicScheme: Text;
  readonly hasAddress: boolean;
  readonly city: Text;
  readonly postcode: Text;
  readonly country: Text;
  readonly contact: { readonly name: Text; readonly phone: Text; readonly email: Text };
}

/** Values are texts as they stand in the XML; undefined: not there. */
export interface Terms {
  readonly specification: Text;
  readonly process: Text;
  readonly number: Text;
  readonly day: Text;
  readonly type: Text;
  readonly currency: Text;
  readonly taxCurrency: Text;
  readonly dueDay: Text;
  readonly terms: Text;
  readonly buyerReference: Text;
  readonly order: Text;
  readonly vatPoint: Text;
  readonly notes: readonly string[];
  readonly preceding: readonly { readonly number: Text; readonly day: Text }[];
  readonly seller: PartyTerms;
  readonly buyer: PartyTerms;
  readonly deliveryDay: Text;
  /** null: it is not said where anything went. */
  readonly deliverTo: { readonly city: Text; readonly postcode: Text; readonly country: Text } | null;
  readonly payment: { readonly means: Text; readonly account: Text } | null;
  readonly allowances: readonly (VatTerms & { readonly amount: Text; readonly reason: Text })[];
  readonly vatRows: readonly (VatTerms & {
    readonly net: Text;
    readonly vat: Text;
    readonly reason: Text;
    readonly reasonCode: Text;
  })[];
  readonly sums: {
    readonly lines: Text;
    readonly allowances: Text;
    readonly net: Text;
    readonly vat: Text;
    readonly accountingVat: Text;
    readonly gross: Text;
    readonly prepaid: Text;
    readonly due: Text;
  };
  readonly lines: readonly (VatTerms & {
    readonly id: Text;
    readonly name: Text;
    readonly quantity: Text;
    readonly unit: Text;
    readonly price: Text;
    readonly net: Text;
    readonly allowance: Text;
    readonly allowanceReason: Text;
  })[];
}

/** Reads CII or UBL, whichever it is. */
export function termsOf(xml: string): Terms {
  const root = readXml(xml);
  return root.name === 'rsm:CrossIndustryInvoice' ? ciiTerms(root) : ublTerms(root);
}

const dashed = (day: Text): Text => day?.replace(/^(\d{4})(\d\d)(\d\d)$/u, '$1-$2-$3');

function ciiParty(node: XmlNode | undefined): PartyTerms {
  const at = (path: string) => node && textAt(node, path);
  const registration = (scheme: string) =>
    node &&
    all(node, 'ram:SpecifiedTaxRegistration/ram:ID')
      .find(({ attributes }) => attributes.schemeID === scheme)
      ?.text.trim();
  return {
    name: at('ram:Name'),
    identifier: at('ram:ID') ?? at('ram:GlobalID'),
    registration: at('ram:SpecifiedLegalOrganization/ram:ID'),
    vatNumber: registration('VA'),
    taxNumber: registration('FC'),
    electronicAddress: at('ram:URIUniversalCommunication/ram:URIID'),
    electronicScheme: node && all(node, 'ram:URIUniversalCommunication/ram:URIID')[0]?.attributes.schemeID,
    hasAddress: node !== undefined && all(node, 'ram:PostalTradeAddress').length > 0,
    city: at('ram:PostalTradeAddress/ram:CityName'),
    postcode: at('ram:PostalTradeAddress/ram:PostcodeCode'),
    country: at('ram:PostalTradeAddress/ram:CountryID'),
    contact: {
      name: at('ram:DefinedTradeContact/ram:PersonName'),
      phone: at('ram:DefinedTradeContact/ram:TelephoneUniversalCommunication/ram:CompleteNumber'),
      email: at('ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID'),
    },
  };
}

function ciiTerms(root: XmlNode): Terms {
  const head = 'rsm:ExchangedDocument';
  const context = 'rsm:ExchangedDocumentContext';
  const trade = 'rsm:SupplyChainTradeTransaction';
  const agreement = `${trade}/ram:ApplicableHeaderTradeAgreement`;
  const delivery = `${trade}/ram:ApplicableHeaderTradeDelivery`;
  const settlement = `${trade}/ram:ApplicableHeaderTradeSettlement`;
  const sums = `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
  const at = (path: string) => textAt(root, path);
  const currency = at(`${settlement}/ram:InvoiceCurrencyCode`);
  const vatIn = (wanted: Text) =>
    all(root, `${sums}/ram:TaxTotalAmount`)
      .find(({ attributes }) => attributes.currencyID === wanted)
      ?.text.trim();
  const taxCurrency = at(`${settlement}/ram:TaxCurrencyCode`);
  return {
    specification: at(`${context}/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID`),
    process: at(`${context}/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID`),
    number: at(`${head}/ram:ID`),
    day: dashed(at(`${head}/ram:IssueDateTime/udt:DateTimeString`)),
    type: at(`${head}/ram:TypeCode`),
    currency,
    taxCurrency,
    dueDay: dashed(at(`${settlement}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`)),
    terms: at(`${settlement}/ram:SpecifiedTradePaymentTerms/ram:Description`),
    buyerReference: at(`${agreement}/ram:BuyerReference`),
    order: at(`${agreement}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID`),
    vatPoint: at(`${settlement}/ram:ApplicableTradeTax/ram:DueDateTypeCode`),
    notes: all(root, `${head}/ram:IncludedNote/ram:Content`).map(({ text }) => text.trim()),
    preceding: all(root, `${settlement}/ram:InvoiceReferencedDocument`).map((node) => ({
      number: textAt(node, 'ram:IssuerAssignedID'),
      day: dashed(textAt(node, 'ram:FormattedIssueDateTime/qdt:DateTimeString')),
    })),
    seller: ciiParty(all(root, `${agreement}/ram:SellerTradeParty`)[0]),
    buyer: ciiParty(all(root, `${agreement}/ram:BuyerTradeParty`)[0]),
    deliveryDay: dashed(at(`${delivery}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`)),
    deliverTo:
      all(root, `${delivery}/ram:ShipToTradeParty/ram:PostalTradeAddress`).map((node) => ({
        city: textAt(node, 'ram:CityName'),
        postcode: textAt(node, 'ram:PostcodeCode'),
        country: textAt(node, 'ram:CountryID'),
      }))[0] ?? null,
    payment:
      all(root, `${settlement}/ram:SpecifiedTradeSettlementPaymentMeans`).map((node) => ({
        means: textAt(node, 'ram:TypeCode'),
        account:
          textAt(node, 'ram:PayeePartyCreditorFinancialAccount/ram:IBANID') ??
          textAt(node, 'ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID'),
      }))[0] ?? null,
    allowances: all(root, `${settlement}/ram:SpecifiedTradeAllowanceCharge`).map((node) => ({
      amount: textAt(node, 'ram:ActualAmount'),
      reason: textAt(node, 'ram:Reason'),
      category: textAt(node, 'ram:CategoryTradeTax/ram:CategoryCode'),
      rate: textAt(node, 'ram:CategoryTradeTax/ram:RateApplicablePercent'),
    })),
    vatRows: all(root, `${settlement}/ram:ApplicableTradeTax`).map((node) => ({
      net: textAt(node, 'ram:BasisAmount'),
      vat: textAt(node, 'ram:CalculatedAmount'),
      category: textAt(node, 'ram:CategoryCode'),
      rate: textAt(node, 'ram:RateApplicablePercent'),
      reason: textAt(node, 'ram:ExemptionReason'),
      reasonCode: textAt(node, 'ram:ExemptionReasonCode'),
    })),
    sums: {
      lines: at(`${sums}/ram:LineTotalAmount`),
      allowances: at(`${sums}/ram:AllowanceTotalAmount`),
      net: at(`${sums}/ram:TaxBasisTotalAmount`),
      vat: vatIn(currency),
      accountingVat: taxCurrency === undefined ? undefined : vatIn(taxCurrency),
      gross: at(`${sums}/ram:GrandTotalAmount`),
      prepaid: at(`${sums}/ram:TotalPrepaidAmount`),
      due: at(`${sums}/ram:DuePayableAmount`),
    },
    lines: all(root, `${trade}/ram:IncludedSupplyChainTradeLineItem`).map((node) => ({
      id: textAt(node, 'ram:AssociatedDocumentLineDocument/ram:LineID'),
      name: textAt(node, 'ram:SpecifiedTradeProduct/ram:Name'),
      quantity: textAt(node, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'),
      unit: all(node, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity')[0]?.attributes.unitCode,
      price: textAt(node, 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount'),
      net: textAt(
        node,
        'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount',
      ),
      allowance: textAt(node, 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount'),
      allowanceReason: textAt(node, 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:Reason'),
      category: textAt(node, 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode'),
      rate: textAt(node, 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent'),
    })),
  };
}

function ublParty(node: XmlNode | undefined): PartyTerms {
  const at = (path: string) => node && textAt(node, path);
  const scheme = (isVat: boolean) =>
    node &&
    all(node, 'cac:PartyTaxScheme')
      .filter((tax) => (textAt(tax, 'cac:TaxScheme/cbc:ID') === 'VAT') === isVat)
      .map((tax) => textAt(tax, 'cbc:CompanyID'))[0];
  return {
    name: at('cac:PartyLegalEntity/cbc:RegistrationName'),
    identifier: at('cac:PartyIdentification/cbc:ID'),
    registration: at('cac:PartyLegalEntity/cbc:CompanyID'),
    vatNumber: scheme(true),
    taxNumber: scheme(false),
    electronicAddress: at('cbc:EndpointID'),
    electronicScheme: node && all(node, 'cbc:EndpointID')[0]?.attributes.schemeID,
    hasAddress: node !== undefined && all(node, 'cac:PostalAddress').length > 0,
    city: at('cac:PostalAddress/cbc:CityName'),
    postcode: at('cac:PostalAddress/cbc:PostalZone'),
    country: at('cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
    contact: {
      name: at('cac:Contact/cbc:Name'),
      phone: at('cac:Contact/cbc:Telephone'),
      email: at('cac:Contact/cbc:ElectronicMail'),
    },
  };
}

function ublTerms(root: XmlNode): Terms {
  const kind = root.name === 'CreditNote' ? 'CreditNote' : 'Invoice';
  const quantity = kind === 'CreditNote' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity';
  const at = (path: string) => textAt(root, path);
  const currency = at('cbc:DocumentCurrencyCode');
  const taxCurrency = at('cbc:TaxCurrencyCode');
  const vatIn = (wanted: Text) =>
    all(root, 'cac:TaxTotal/cbc:TaxAmount')
      .find(({ attributes }) => attributes.currencyID === wanted)
      ?.text.trim();
  return {
    specification: at('cbc:CustomizationID'),
    process: at('cbc:ProfileID'),
    number: at('cbc:ID'),
    day: at('cbc:IssueDate'),
    type: at(`cbc:${kind}TypeCode`),
    currency,
    taxCurrency,
    dueDay: at('cbc:DueDate') ?? at('cac:PaymentMeans/cbc:PaymentDueDate'),
    terms: at('cac:PaymentTerms/cbc:Note'),
    buyerReference: at('cbc:BuyerReference'),
    order: at('cac:OrderReference/cbc:ID'),
    vatPoint: at('cac:InvoicePeriod/cbc:DescriptionCode'),
    notes: all(root, 'cbc:Note').map(({ text }) => text.trim()),
    preceding: all(root, 'cac:BillingReference/cac:InvoiceDocumentReference').map((node) => ({
      number: textAt(node, 'cbc:ID'),
      day: textAt(node, 'cbc:IssueDate'),
    })),
    seller: ublParty(all(root, 'cac:AccountingSupplierParty/cac:Party')[0]),
    buyer: ublParty(all(root, 'cac:AccountingCustomerParty/cac:Party')[0]),
    deliveryDay: at('cac:Delivery/cbc:ActualDeliveryDate'),
    deliverTo:
      all(root, 'cac:Delivery/cac:DeliveryLocation/cac:Address').map((node) => ({
        city: textAt(node, 'cbc:CityName'),
        postcode: textAt(node, 'cbc:PostalZone'),
        country: textAt(node, 'cac:Country/cbc:IdentificationCode'),
      }))[0] ?? null,
    payment:
      all(root, 'cac:PaymentMeans').map((node) => ({
        means: textAt(node, 'cbc:PaymentMeansCode'),
        account: textAt(node, 'cac:PayeeFinancialAccount/cbc:ID'),
      }))[0] ?? null,
    allowances: all(root, 'cac:AllowanceCharge').map((node) => ({
      amount: textAt(node, 'cbc:Amount'),
      reason: textAt(node, 'cbc:AllowanceChargeReason'),
      category: textAt(node, 'cac:TaxCategory/cbc:ID'),
      rate: textAt(node, 'cac:TaxCategory/cbc:Percent'),
    })),
    vatRows: all(root, 'cac:TaxTotal/cac:TaxSubtotal').map((node) => ({
      net: textAt(node, 'cbc:TaxableAmount'),
      vat: textAt(node, 'cbc:TaxAmount'),
      category: textAt(node, 'cac:TaxCategory/cbc:ID'),
      rate: textAt(node, 'cac:TaxCategory/cbc:Percent'),
      reason: textAt(node, 'cac:TaxCategory/cbc:TaxExemptionReason'),
      reasonCode: textAt(node, 'cac:TaxCategory/cbc:TaxExemptionReasonCode'),
    })),
    sums: {
      lines: at('cac:LegalMonetaryTotal/cbc:LineExtensionAmount'),
      allowances: at('cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount'),
      net: at('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount'),
      vat: vatIn(currency),
      accountingVat: taxCurrency === undefined ? undefined : vatIn(taxCurrency),
      gross: at('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
      prepaid: at('cac:LegalMonetaryTotal/cbc:PrepaidAmount'),
      due: at('cac:LegalMonetaryTotal/cbc:PayableAmount'),
    },
    lines: all(root, `cac:${kind}Line`).map((node) => ({
      id: textAt(node, 'cbc:ID'),
      name: textAt(node, 'cac:Item/cbc:Name'),
      quantity: textAt(node, quantity),
      unit: all(node, quantity)[0]?.attributes.unitCode,
      price: textAt(node, 'cac:Price/cbc:PriceAmount'),
      net: textAt(node, 'cbc:LineExtensionAmount'),
      allowance: textAt(node, 'cac:AllowanceCharge/cbc:Amount'),
      allowanceReason: textAt(node, 'cac:AllowanceCharge/cbc:AllowanceChargeReason'),
      category: textAt(node, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID'),
      rate: textAt(node, 'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
    })),
  };
}
