/**
 * The business rules of EN 16931-1:2017 (6.4) for the terms that this program writes, and those of XRechnung 3.0 that the German
 * specification adds. Written from the standard's text; amounts are compared as exact decimals.
 */
import Big from 'big.js';
import type { PartyTerms, Terms } from './e-invoice-terms.ts';

type Check = readonly [rule: string, holds: boolean];

const number = (text: string | undefined): Big => new Big(text ?? 0);
const sum = (texts: readonly (string | undefined)[]): Big =>
  texts.reduce<Big>((total, text) => total.plus(number(text)), new Big(0));
const rounded = (amount: Big): Big => amount.round(2, Big.roundHalfUp);
const decimals = (text: string | undefined): number => text?.split('.')[1]?.length ?? 0;
const given = (text: string | undefined): boolean => text !== undefined && text !== '';

/** The rules that the invoice breaks, each once; empty for one that keeps them all. `cents`: by how many BT-117 may be off (BR-CO-17). */
export function brokenRules(terms: Terms, cents = 0): string[] {
  const checks = [...headChecks(terms), ...sumChecks(terms, cents), ...lineChecks(terms), ...categoryChecks(terms)];
  return [...new Set(checks.flatMap(([rule, holds]) => (holds ? [] : [rule])))];
}

function headChecks(terms: Terms): Check[] {
  const { seller, buyer, sums, payment } = terms;
  return [
    ['BR-01', given(terms.specification)],
    ['BR-02', given(terms.number)],
    ['BR-03', /^\d{4}-\d\d-\d\d$/u.test(terms.day ?? '')],
    ['BR-04', ['326', '380', '381', '386'].includes(terms.type ?? '')],
    ['BR-05', /^[A-Z]{3}$/u.test(terms.currency ?? '')],
    ['BR-06', given(seller.name)],
    ['BR-07', given(buyer.name)],
    ['BR-08', seller.hasAddress],
    ['BR-09', /^[A-Z]{2}$/u.test(seller.country ?? '')],
    ['BR-10', buyer.hasAddress],
    ['BR-11', /^[A-Z]{2}$/u.test(buyer.country ?? '')],
    ['BR-12', given(sums.lines)],
    ['BR-13', given(sums.net)],
    ['BR-14', given(sums.gross)],
    ['BR-15', given(sums.due)],
    ['BR-16', terms.lines.length > 0],
    ['BR-49', payment === null || given(payment.means)],
    ['BR-50', payment === null || payment.means === '1' || given(payment.account)],
    ['BR-53', !given(terms.taxCurrency) || given(sums.accountingVat)],
    ['BR-55', terms.preceding.every((other) => given(other.number))],
    ['BR-57', terms.deliverTo === null || /^[A-Z]{2}$/u.test(terms.deliverTo.country ?? '')],
    ['BR-61', !['30', '58'].includes(payment?.means ?? '') || given(payment?.account)],
    ['BR-62', !given(seller.electronicAddress) || given(seller.electronicScheme)],
    ['BR-63', !given(buyer.electronicAddress) || given(buyer.electronicScheme)],
    ['BR-CO-09', [seller, buyer].every((party) => !given(party.vatNumber) || /^[A-Z]{2}/u.test(party.vatNumber ?? ''))],
    ['BR-CO-25', !number(sums.due).gt(0) || given(terms.dueDay) || given(terms.terms)],
    ['BR-CO-26', [seller.identifier, seller.registration, seller.vatNumber].some(given)],
  ];
}

function sumChecks({ sums, lines, allowances, vatRows, currency }: Terms, cents: number): Check[] {
  const { lines: ofLines, allowances: off, net: before, vat: tax, accountingVat, gross, prepaid, due } = sums;
  const amounts = [ofLines, off, before, tax, accountingVat, gross, prepaid, due];
  const allowed = new Big(cents).div(currency === 'JPY' ? 1 : 100);
  return [
    ['BR-CO-10', number(sums.lines).eq(sum(lines.map(({ net }) => net)))],
    ['BR-CO-11', number(sums.allowances).eq(sum(allowances.map(({ amount }) => amount)))],
    ['BR-CO-13', number(sums.net).eq(number(sums.lines).minus(number(sums.allowances)))],
    ['BR-CO-14', number(sums.vat).eq(sum(vatRows.map(({ vat }) => vat)))],
    ['BR-CO-15', number(sums.gross).eq(number(sums.net).plus(number(sums.vat)))],
    ['BR-CO-16', number(sums.due).eq(number(sums.gross).minus(number(sums.prepaid)))],
    [
      'BR-CO-17',
      vatRows.every(({ net, vat, rate }) => {
        const exact = number(net).times(number(rate)).div(100);
        const expected = currency === 'JPY' ? exact.round(0, Big.roundHalfUp) : rounded(exact);
        return number(vat).minus(expected).abs().lte(allowed);
      }),
    ],
    ['BR-CO-18', vatRows.length > 0],
    ['BR-DEC', [...amounts, ...vatRows.flatMap(({ net, vat }) => [net, vat])].every((text) => decimals(text) <= 2)],
    ['BR-31', allowances.every(({ amount }) => given(amount))],
    ['BR-32', allowances.every(({ category }) => given(category))],
    ['BR-33', allowances.every(({ reason }) => given(reason))],
    ['BR-45', vatRows.every(({ net }) => given(net))],
    ['BR-46', vatRows.every(({ vat }) => given(vat))],
    ['BR-47', vatRows.every(({ category }) => given(category))],
    ['BR-48', vatRows.every(({ rate }) => given(rate))],
  ];
}

function lineChecks({ lines, currency }: Terms): Check[] {
  return [
    ['BR-21', lines.every(({ id }) => given(id)) && new Set(lines.map(({ id }) => id)).size === lines.length],
    ['BR-22', lines.every(({ quantity }) => number(quantity).gt(0))],
    ['BR-23', lines.every(({ unit }) => /^[A-Z0-9]{2,3}$/u.test(unit ?? ''))],
    ['BR-24', lines.every(({ net }) => given(net))],
    ['BR-25', lines.every(({ name }) => given(name))],
    ['BR-26', lines.every(({ price }) => given(price))],
    ['BR-27', lines.every(({ price }) => number(price).gte(0))],
    ['BR-41', lines.every(({ allowance }) => allowance === undefined || number(allowance).gt(0))],
    ['BR-42', lines.every(({ allowance, allowanceReason }) => !given(allowance) || given(allowanceReason))],
    ['BR-CO-04', lines.every(({ category }) => given(category))],
    // EN 16931-1, BT-131: quantity × price less what is taken off, rounded once.
    [
      'BT-131',
      lines.every(({ quantity, price, allowance, net }) => {
        const product = number(quantity).times(number(price));
        const whole = currency === 'JPY' ? product.round(0, Big.roundHalfUp) : rounded(product);
        return whole.minus(number(allowance)).eq(number(net));
      }),
    ],
  ];
}

/** BR-S, BR-Z, BR-E, BR-AE, BR-IC and BR-G: rule 1 to 10 of each category. */
function categoryChecks(terms: Terms): Check[] {
  const { lines, allowances, vatRows, seller, buyer } = terms;
  const used = [...lines, ...allowances];
  const names: Readonly<Record<string, string>> = { S: 'S', Z: 'Z', E: 'E', AE: 'AE', K: 'IC', G: 'G' };
  const keys = vatRows.map(({ category, rate }) => `${category} ${number(rate)}`);
  const checks: Check[] = [
    ['BR-S-01', used.every(({ category, rate }) => keys.includes(`${category} ${number(rate)}`))],
    ['one row for each category and rate', new Set(keys).size === keys.length],
  ];
  for (const row of vatRows) {
    const name = names[row.category ?? ''] ?? 'unknown';
    const mine = (other: { category: string | undefined; rate: string | undefined }) =>
      other.category === row.category && number(other.rate).eq(number(row.rate));
    const net = sum(lines.filter(mine).map((line) => line.net)).minus(
      sum(allowances.filter(mine).map(({ amount }) => amount)),
    );
    const identified = row.category === 'S' || row.category === 'Z' || row.category === 'E';
    const sellerKnown =
      given(seller.vatNumber) ||
      (identified && given(seller.taxNumber)) ||
      (row.category === 'AE' && given(seller.taxNumber));
    const needsReason = ['E', 'AE', 'K', 'G'].includes(row.category ?? '');
    checks.push(
      [`BR-${name}-02`, sellerKnown],
      [`BR-${name}-05`, row.category === 'S' ? number(row.rate).gt(0) : number(row.rate).eq(0)],
      [`BR-${name}-08`, number(row.net).eq(net)],
      [`BR-${name}-09`, row.category === 'S' || number(row.vat).eq(0)],
      [`BR-${name}-10`, needsReason === (given(row.reason) || given(row.reasonCode))],
    );
    if (row.category === 'AE') checks.push(['BR-AE-02', given(buyer.vatNumber) || given(buyer.registration)]);
    if (row.category === 'K')
      checks.push(
        ['BR-IC-02', given(buyer.vatNumber)],
        ['BR-IC-11', given(terms.deliveryDay)],
        ['BR-IC-12', given(terms.deliverTo?.country)],
      );
  }
  return checks;
}

const townKnown = ({ city, postcode }: Pick<PartyTerms, 'city' | 'postcode'>): boolean =>
  given(city) && given(postcode);

/** What XRechnung 3.0 wants besides: BR-DE-1 to BR-DE-15, BR-DE-21, and of Peppol the process and the electronic addresses. */
export function brokenGermanRules(terms: Terms): string[] {
  const { seller, buyer } = terms;
  const checks: Check[] = [
    ['BR-DE-1', terms.payment !== null],
    ['BR-DE-2', [seller.contact.name, seller.contact.phone, seller.contact.email].some(given)],
    ['BR-DE-3 BR-DE-4', townKnown(seller)],
    ['BR-DE-5', given(seller.contact.name)],
    ['BR-DE-6', given(seller.contact.phone)],
    ['BR-DE-7', /^[^@\s]+@[^@\s]+$/u.test(seller.contact.email ?? '')],
    ['BR-DE-8 BR-DE-9', townKnown(buyer)],
    ['BR-DE-10 BR-DE-11', terms.deliverTo === null || townKnown(terms.deliverTo)],
    ['BR-DE-14', terms.vatRows.every(({ rate }) => given(rate))],
    ['BR-DE-15', given(terms.buyerReference)],
    ['BR-DE-16', given(seller.vatNumber) || given(seller.taxNumber)],
    ['BR-DE-17', ['326', '380', '381', '384', '389'].includes(terms.type ?? '')],
    ['BR-DE-21', terms.specification === 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0'],
    ['PEPPOL-EN16931-R001', given(terms.process)],
    ['PEPPOL-EN16931-R010', given(buyer.electronicAddress)],
    ['PEPPOL-EN16931-R020', given(seller.electronicAddress)],
  ];
  return checks.flatMap(([rule, holds]) => (holds ? [] : [rule]));
}
