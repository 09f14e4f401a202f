/** What the user should know about a file before importing it: characters or digits that are lost, columns without a name. */
import type { ReadingOptions } from '../../../../preload/contract/imports.ts';
import type { Said } from '../../../engine/failure.ts';
import { columnLetters } from './column-letters.ts';
import type { Row } from './row.ts';

/** Digits that Excel keeps of a number. */
const excelDigits = 15;

/** The warnings of a table from its first rows. */
export function tableWarnings(
  fileName: string,
  source: { readonly format: 'csv' | 'xlsx' | 'vcf'; readonly reading: ReadingOptions; readonly lossy: boolean },
  header: readonly string[],
  rows: readonly Row[],
): Said[] {
  const warnings: Said[] = [];
  if (source.lossy) warnings.push(lossy(fileName, source.reading.encoding ?? ''));
  const shortened = find(rows, (cell) => /^[+-]?\d([.,]\d+)?e\+\d+$/iu.test(cell));
  if (shortened) warnings.push(shortenedNumber(shortened.place, shortened.cell));
  const cut = source.format === 'xlsx' ? find(rows, isCut) : null;
  if (cut) warnings.push(cutNumber(cut.place));
  const wide =
    header.length > 0 ? rows.find(({ cells }) => cells.slice(header.length).some((cell) => cell !== '')) : undefined;
  if (wide) warnings.push(wideRow(wide.row));
  return warnings;
}

function find(rows: readonly Row[], is: (cell: string) => boolean): { place: string; cell: string } | null {
  for (const { row, cells } of rows) {
    const column = cells.findIndex(is);
    if (column >= 0) return { place: `${columnLetters(column)}${row}`, cell: cells[column] ?? '' };
  }
  return null;
}

function isCut(cell: string): boolean {
  return cell.length > excelDigits && /^[1-9]\d+$/u.test(cell) && /^0+$/u.test(cell.slice(excelDigits));
}

function lossy(fileName: string, encoding: string): Said {
  return {
    en: `Some characters of ${fileName} do not exist in the encoding ${encoding} and will be lost. Choose another encoding if names look wrong.`,
    ru: `Некоторые символы файла ${fileName} не существуют в кодировке ${encoding} и будут потеряны. Если имена выглядят неверно, выберите другую кодировку.`,
    fr: `Certains caractères de ${fileName} n’existent pas dans l’encodage ${encoding} et seront perdus. Choisissez un autre encodage si les noms s’affichent mal.`,
  };
}

function shortenedNumber(place: string, cell: string): Said {
  return {
    en: `Cell ${place} holds “${cell}”: Excel has shortened a long number when it saved the file. Format the column as text in Excel, correct the numbers and save again.`,
    ru: `В ячейке ${place} стоит «${cell}»: при сохранении Excel сократил длинное число. Задайте столбцу в Excel текстовый формат, исправьте числа и сохраните файл снова.`,
    fr: `La cellule ${place} contient « ${cell} » : Excel a abrégé un nombre long à l’enregistrement. Mettez la colonne au format Texte dans Excel, corrigez les nombres et enregistrez de nouveau.`,
  };
}

function cutNumber(place: string): Said {
  return {
    en: `Cell ${place} holds a number of more than 15 digits. Excel has replaced the digits after the 15th by zeros; check account numbers and bar codes.`,
    ru: `В ячейке ${place} число длиннее 15 цифр. Цифры после 15-й Excel заменил нулями; проверьте номера счетов и штрихкоды.`,
    fr: `La cellule ${place} contient un nombre de plus de 15 chiffres. Excel a remplacé par des zéros les chiffres après le 15e ; vérifiez les numéros de compte et les codes-barres.`,
  };
}

function wideRow(row: number): Said {
  return {
    en: `Row ${row} has more values than the header row has names. Quotation marks may be missing around a text that contains the separator.`,
    ru: `В строке ${row} значений больше, чем названий в строке заголовков. Возможно, текст с разделителем внутри не взят в кавычки.`,
    fr: `La ligne ${row} contient plus de valeurs que la ligne d’en-tête n’a de noms. Il manque peut-être des guillemets autour d’un texte qui contient le séparateur.`,
  };
}
