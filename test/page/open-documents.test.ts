/** The open documents on a client's card: what somebody still has to do something about, with what is left to pay. */
import { expect, test } from 'vitest';
import { isOpen, openAmount } from '../../renderer/features/clients/open-documents.ts';

test('an open invoice shows what is left to pay, a draft and an act their sum, a power of attorney none', () => {
  expect(openAmount({ type: 'invoice', gross: 100_000, due: 40_000 })).toBe(40_000);
  expect(openAmount({ type: 'invoice', gross: 100_000, due: 0 })).toBe(0);
  expect(openAmount({ type: 'act', gross: 100_000 })).toBe(100_000);
  expect(openAmount({ type: 'power-of-attorney', gross: 100_000 })).toBeNull();
});

test('what nothing follows is not open once it is issued', () => {
  const issued = { status: 'issued', overdue: false } as const;
  expect((['invoice', 'act', 'upd'] as const).filter((type) => isOpen({ ...issued, type }))).toHaveLength(3);
  expect((['correction', 'tax-invoice', 'credit-note'] as const).filter((type) => isOpen({ ...issued, type }))).toEqual(
    [],
  );
  expect(isOpen({ type: 'correction', status: 'draft', overdue: false })).toBe(true);
});
