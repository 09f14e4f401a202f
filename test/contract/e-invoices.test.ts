/** Which documents become electronic ones, and as what. */
import { expect, test } from 'vitest';
import { eInvoiceFormatsOf } from '../../preload/contract/e-invoices.ts';

const issued = { number: '1', status: 'issued' } as const;

test.each([
  ['a French invoice', { ...issued, type: 'invoice', form: 'FR' }, ['factur-x', 'xrechnung', 'ubl']],
  ['a deposit invoice', { ...issued, type: 'deposit-invoice', form: 'INT' }, ['factur-x', 'xrechnung', 'ubl']],
  [
    'a credit note of a country that is a file',
    { ...issued, type: 'credit-note', form: 'DE' },
    ['factur-x', 'xrechnung', 'ubl'],
  ],
  ['a paid invoice', { number: '1', status: 'paid', type: 'invoice', form: 'FR' }, ['factur-x', 'xrechnung', 'ubl']],
  ['a УПД', { ...issued, type: 'upd', form: 'RU' }, ['upd']],
  ['a счёт-фактура', { ...issued, type: 'tax-invoice', form: 'RU' }, ['upd']],
  ['a Russian счёт', { ...issued, type: 'invoice', form: 'RU' }, []],
  ['a correction', { ...issued, type: 'correction', form: 'RU' }, []],
  ['a proposal', { ...issued, type: 'proposal', form: 'FR' }, []],
  ['a draft', { number: null, status: 'draft', type: 'invoice', form: 'FR' }, []],
  ['a cancelled invoice', { number: '1', status: 'cancelled', type: 'invoice', form: 'FR' }, []],
] as const)('%s', (_what, document, formats) => {
  expect(eInvoiceFormatsOf(document)).toEqual(formats);
});
