/** What a form can ask about discounts: of the whole document, of lines, or of either. */
import { expect, test } from 'vitest';
import { forms } from '../../main/printing/forms.ts';
import { documentView } from '../../main/printing/view.ts';
import { formSample } from './form-samples.ts';

test.each([
  [0, 0, { hasAnyDiscount: false, hasLineDiscounts: false, hasDiscount: false }],
  [0, 1000, { hasAnyDiscount: true, hasLineDiscounts: true, hasDiscount: false }],
  [1000, 0, { hasAnyDiscount: true, hasLineDiscounts: false }],
])('with %i on the document and %i on a line', (ofDocument, ofLine, expected) => {
  const form = forms.find(({ id }) => id === 'invoice-int');
  if (form === undefined) throw new Error('There is an international invoice.');
  const sample = formSample(form);
  const lines = sample.lines.map((line, at) => ({ ...line, discount: at === 0 ? ofLine : 0 }));
  expect(documentView({ ...sample, discount: ofDocument, lines })).toMatchObject(expected);
});
