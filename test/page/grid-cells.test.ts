/** Cells of lists: where keys lead, what is in a range, what goes to Excel and comes back, what pasting would do. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pasteTarget } from '../../renderer/features/lists/pasting.ts';
import { readCells, tabbedText, tableHtml } from '../../renderer/ui/grid-clipboard.ts';
import { isWithin, movedBy, sidesOf } from '../../renderer/ui/grid-range.ts';
import { isSelected, noRows, selectedCount, withNewer, withRows } from '../../renderer/ui/row-selection.ts';

const around = { rows: 1_000_000, columns: 5, page: 18 };

describe('keys in a list', () => {
  test.each([
    ['ArrowDown', false, { row: 11, column: 2 }],
    ['ArrowDown', true, { row: 999_999, column: 2 }],
    ['ArrowLeft', true, { row: 10, column: 0 }],
    ['ArrowRight', true, { row: 10, column: 4 }],
    ['PageDown', false, { row: 28, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', false, { row: 0, column: 2 }],
    ['End', false, { row: 999_999, column: 2 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 999_999, column: 4 }],
    ['a', false, null],
  ])('%s (with Ctrl: %s) leads there', (key, ctrl, to) => {
    expect(movedBy({ row: 10, column: 2 }, key, ctrl, around)).toEqual(to);
  });

  test('no key leaves the list, and the way back is the way there', () => {
    const cell = fc.record({ row: fc.nat(999_999), column: fc.nat(4) });
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End');
    fc.assert(
      fc.property(cell, key, fc.boolean(), (from, name, ctrl) => {
        const to = movedBy(from, name, ctrl, around);
        expect(to && isWithin({ top: 0, bottom: 999_999, left: 0, right: 4 }, to)).toBe(true);
      }),
    );
  });

  test('a range is the same in whichever direction it was drawn', () => {
    const sides = { top: 3, bottom: 7, left: 1, right: 2 };
    expect(sidesOf({ anchor: { row: 7, column: 1 }, head: { row: 3, column: 2 } })).toEqual(sides);
    expect(sidesOf({ anchor: { row: 3, column: 2 }, head: { row: 7, column: 1 } })).toEqual(sides);
    expect(isWithin(sides, { row: 7, column: 2 })).toBe(true);
    expect(isWithin(sides, { row: 8, column: 2 })).toBe(false);
  });
});

describe('cells on their way to Excel and back', () => {
  test('what is copied comes back cell by cell', () => {
    const cells = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(cells, (rows) => {
        // Excel ends lines in its own way; a line break in a cell comes back as one sign.
        const clean = rows.map((row) => [...row.map((cell) => cell.replace(/\r\n?/g, '\n')), 'end']);
        expect(readCells(tabbedText(clean))).toEqual(clean);
      }),
    );
  });

  test('text with tabs, quotes and line breaks is quoted as Excel does', () => {
    expect(
      tabbedText([
        ['a\tb', 'say "hi"'],
        ['x', '1\n2'],
      ]),
    ).toBe('"a\tb"\t"say ""hi"""\r\nx\t"1\n2"');
    expect(readCells('007\tЁлки\r\n"two\nlines"\t\r\n')).toEqual([
      ['007', 'Ёлки'],
      ['two\nlines', ''],
    ]);
  });

  test('a code stays a text in Excel, and nothing in a cell becomes markup', () => {
    expect(
      tableHtml(
        [
          ['007', '12,50'],
          ['<b>&', ''],
        ],
        (column) => column === 0,
      ),
    ).toBe(
      '<meta charset="utf-8"><table>' +
        `<tr><td style="mso-number-format:'\\@'">007</td><td>12,50</td></tr>` +
        `<tr><td style="mso-number-format:'\\@'">&lt;b&gt;&amp;</td><td></td></tr></table>`,
    );
  });
});

describe('where a pasted block goes', () => {
  const shown = ['name', 'code', 'city', 'state'];
  const at = (target: ReturnType<typeof pasteTarget>) =>
    Array.from({ length: target.rows }, (_, row) => target.columns.map((_name, column) => target.at(row, column)));

  test('from the first cell of the range on', () => {
    const target = pasteTarget(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      { top: 5, bottom: 5, columns: ['code'] },
      shown,
      100,
    );
    expect(target).toMatchObject({ top: 5, columns: ['code', 'city'], rowsBeyond: 0, columnsBeyond: 0 });
    expect(at(target)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('a single cell fills the whole range, a block as often as it fits', () => {
    const range = { top: 0, bottom: 3, columns: ['code', 'city'] };
    expect(at(pasteTarget([['x']], range, shown, 100))).toEqual(Array(4).fill(['x', 'x']));
    expect(
      at(
        pasteTarget(
          [
            ['1', '2'],
            ['3', '4'],
          ],
          range,
          shown,
          100,
        ),
      ),
    ).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('what goes beyond the end of the list or the last column is counted', () => {
    const block = [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ];
    const target = pasteTarget(block, { top: 8, bottom: 8, columns: ['state'] }, shown, 10);
    expect(target).toMatchObject({ rows: 2, columns: ['state'], rowsBeyond: 1, columnsBeyond: 1 });
  });
});

describe('selected rows', () => {
  const row = (id: number, version = 1) => ({ id, version });

  test('all but some are counted against the list as it was; what is made later does not come in, not by its tick either', () => {
    const all = { kind: 'all', except: new Set<number>(), upTo: 2000, total: 1000, exact: true } as const;
    const but = withRows(withRows(all, [row(7), row(8), row(2001)], false), [row(8), row(2002)], true);
    expect(selectedCount(but)).toBe(999);
    expect([7, 8, 9, 2000, 2001, 2002].map((id) => isSelected(but, id))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('a row that was read anew is held in its new version', () => {
    const some = withRows(noRows(), [row(1), row(2)], true);
    const newer = withNewer(some, [row(2, 5), row(3, 9)]);
    expect(newer).toEqual({
      kind: 'some',
      rows: new Map([
        [1, row(1)],
        [2, row(2, 5)],
      ]),
    });
    expect(withNewer(newer, [row(2, 5)])).toBe(newer);
  });
});
