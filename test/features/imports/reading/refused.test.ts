/** Refused rows come back unchanged, so that they can be corrected and imported again. */
import { expect, test } from 'vitest';
import { writeRefused } from '../../../../main/features/imports/reading/refused.ts';
import { allRows, opened } from './fixtures.ts';

const settings = { separator: ';', reasonTitle: 'Why' } as const;

test('the file has the cells as they were and the reasons behind them', () => {
  const bytes = writeRefused(
    settings,
    ['Name', 'Note'],
    [{ cells: ['', '=1+1'], reasons: ['The name is empty.', 'Too long.'] }],
  );
  expect(Buffer.from(bytes).toString('utf8')).toBe('\ufeffName;Note;Why\r\n;=1+1;The name is empty. Too long.\r\n');
});

test('what is refused can be read again, quotes, line breaks and separators included', async () => {
  const cells = ['ООО "Ромашка"; Уфа', 'one\r\ntwo', "'007", 'a|b'];
  const table = await opened(writeRefused(settings, ['Name', 'Note', 'Code', 'City'], [{ cells, reasons: ['x'] }]));
  expect(table.reading).toEqual({ encoding: 'utf-8', separator: ';', headerRow: true });
  expect(await allRows(table)).toEqual([[2, ...cells, 'x']]);
});

test('a reason that quotes a formula is not one', () => {
  const bytes = writeRefused(settings, null, [{ cells: ['a'], reasons: ['=HYPERLINK("http://example.com")'] }]);
  expect(Buffer.from(bytes).toString('utf8')).toBe('\ufeffa;"\'=HYPERLINK(""http://example.com"")"\r\n');
});

test('the reasons of an import before are replaced', () => {
  const bytes = writeRefused(settings, ['Name', 'Why'], [{ cells: ['a', 'old'], reasons: ['new'] }]);
  expect(Buffer.from(bytes).toString('utf8')).toBe('\ufeffName;Why\r\na;new\r\n');
});
