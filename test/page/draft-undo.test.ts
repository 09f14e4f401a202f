/** What was wrong with lines that are taken back does not stand above the draft any more. */
import { expect, test } from 'vitest';
import { type DraftLine, emptyLine } from '../../renderer/features/documents/draft.ts';
import { type DraftState, draftReducer, openDraft } from '../../renderer/features/documents/draft-state.ts';

function begun(): DraftState {
  const fields = {
    type: 'invoice',
    companyId: 1,
    clientId: 1,
    day: '2026-11-29',
    dueDay: null,
    serviceDay: null,
    currency: 'RUB',
    pricesIncludeVat: false,
    discount: 0,
    language: 'ru',
    form: 'RU',
    bankAccount: null,
    comment: '',
    lines: [],
    responsibleId: null,
    own: {},
    template: null,
    exchangeRate: null,
    basedOnId: null,
    correctsId: null,
    contractId: null,
    details: {},
  } as const;
  return openDraft({ ...fields, lines: [] }, null, 'pcs', 1);
}
const wrong = (state: DraftState, lines: readonly DraftLine[]) =>
  draftReducer(state, {
    do: 'problems',
    problems: { day: 'A day', ...Object.fromEntries(lines.map(({ key }) => [`${key}.price`, 'A price'])) },
  });

test('undoing a paste takes what was missing in its lines along, also in the line that it fell on; the head keeps its own', () => {
  const state = begun();
  const [first] = state.draft.lines;
  if (!first) throw new Error('A new draft has an empty line.');
  const pasted = [
    { ...first, name: 'Desk' },
    { ...emptyLine('pcs', 1), name: 'Chair' },
  ];
  const filled = wrong(draftReducer(state, { do: 'lines', change: () => pasted }), pasted);
  expect(Object.keys(filled.problems)).toHaveLength(3);
  const undone = draftReducer(filled, { do: 'undo' });
  expect(undone.draft.lines).toBe(state.draft.lines);
  expect(undone.problems).toEqual({ day: 'A day' });
});

test('a line that is removed takes what was missing in it along, and leaves the others theirs', () => {
  const lines = [
    { ...emptyLine('pcs', 1), name: 'Desk' },
    { ...emptyLine('pcs', 1), name: 'Chair' },
  ];
  const filled = wrong(draftReducer(begun(), { do: 'lines', change: () => lines }), lines);
  const less = draftReducer(filled, { do: 'lines', change: (all) => all.slice(1) });
  expect(less.problems).toEqual({ day: 'A day', [`${lines[1]?.key}.price`]: 'A price' });
});
