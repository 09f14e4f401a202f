/** The refusals of a file as a whole: what it is, and what to do about it. */
import { Failure, type Said } from '../../../engine/failure.ts';

const refusals = {
  empty: {
    en: 'The file is empty. Choose a file with at least one row.',
    ru: 'Файл пуст. Выберите файл, в котором есть хотя бы одна строка.',
    fr: 'Le fichier est vide. Choisissez un fichier qui contient au moins une ligne.',
  },
  image: {
    en: 'This is a picture, not a table. Choose a CSV, text or .xlsx file.',
    ru: 'Это изображение, а не таблица. Выберите файл CSV, текстовый файл или .xlsx.',
    fr: 'C’est une image, pas un tableau. Choisissez un fichier CSV, texte ou .xlsx.',
  },
  pdf: {
    en: 'This is a PDF document, and a table cannot be read from it. Export the data as CSV or .xlsx from the program they come from.',
    ru: 'Это документ PDF, прочитать из него таблицу нельзя. Выгрузите данные в CSV или .xlsx из программы, где они ведутся.',
    fr: 'C’est un document PDF, dont on ne peut pas lire de tableau. Exportez les données en CSV ou en .xlsx depuis le logiciel d’origine.',
  },
  archive: {
    en: 'This is an archive. Unpack it and choose the CSV or .xlsx file inside.',
    ru: 'Это архив. Распакуйте его и выберите файл CSV или .xlsx, который лежит внутри.',
    fr: 'C’est une archive. Décompressez-la et choisissez le fichier CSV ou .xlsx qu’elle contient.',
  },
  program: {
    en: 'This is a program, not a table. Choose a CSV, text or .xlsx file.',
    ru: 'Это программа, а не таблица. Выберите файл CSV, текстовый файл или .xlsx.',
    fr: 'C’est un programme, pas un tableau. Choisissez un fichier CSV, texte ou .xlsx.',
  },
  document: {
    en: 'This is a text document or a presentation. Copy the table into Excel and save it as .xlsx.',
    ru: 'Это текстовый документ или презентация. Скопируйте таблицу в Excel и сохраните её в формате .xlsx.',
    fr: 'C’est un document texte ou une présentation. Copiez le tableau dans Excel et enregistrez-le au format .xlsx.',
  },
  oldExcel: {
    en: 'This is an Excel file in the old .xls format. Open it in Excel or LibreOffice and save it as .xlsx.',
    ru: 'Это файл Excel в старом формате .xls. Откройте его в Excel или LibreOffice и сохраните как .xlsx.',
    fr: 'C’est un fichier Excel à l’ancien format .xls. Ouvrez-le dans Excel ou LibreOffice et enregistrez-le au format .xlsx.',
  },
  binaryExcel: {
    en: 'This is a binary Excel workbook (.xlsb). Open it in Excel and save it as .xlsx.',
    ru: 'Это двоичная книга Excel (.xlsb). Откройте её в Excel и сохраните как .xlsx.',
    fr: 'C’est un classeur Excel binaire (.xlsb). Ouvrez-le dans Excel et enregistrez-le au format .xlsx.',
  },
  openDocument: {
    en: 'This is an OpenDocument spreadsheet (.ods). Open it in LibreOffice or Excel and save it as .xlsx.',
    ru: 'Это таблица OpenDocument (.ods). Откройте её в LibreOffice или Excel и сохраните как .xlsx.',
    fr: 'C’est une feuille OpenDocument (.ods). Ouvrez-la dans LibreOffice ou Excel et enregistrez-la au format .xlsx.',
  },
  password: {
    en: 'The Excel file is protected by a password. Open it in Excel, remove the password under File → Info, save it and choose it again.',
    ru: 'Файл Excel защищён паролем. Откройте его в Excel, снимите пароль (Файл → Сведения), сохраните и выберите снова.',
    fr: 'Le fichier Excel est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe (Fichier → Informations), enregistrez-le et choisissez-le à nouveau.',
  },
  damagedExcel: {
    en: 'The Excel file is damaged or incomplete. Open it in Excel, let Excel repair it, and save it again as .xlsx.',
    ru: 'Файл Excel повреждён или неполон. Откройте его в Excel, дайте Excel исправить его и сохраните заново как .xlsx.',
    fr: 'Le fichier Excel est endommagé ou incomplet. Ouvrez-le dans Excel, laissez Excel le réparer et enregistrez-le de nouveau au format .xlsx.',
  },
  webPage: {
    en: 'This is a web page or an XML file, even if its name ends otherwise. Open it in Excel and save it as .xlsx.',
    ru: 'Это веб-страница или файл XML, даже если расширение другое. Откройте его в Excel и сохраните как .xlsx.',
    fr: 'C’est une page web ou un fichier XML, même si son extension est différente. Ouvrez-le dans Excel et enregistrez-le au format .xlsx.',
  },
  unknown: {
    en: 'This is not a table: the file holds neither text nor an Excel sheet. Choose a CSV, text or .xlsx file.',
    ru: 'Это не таблица: в файле нет ни текста, ни листа Excel. Выберите файл CSV, текстовый файл или .xlsx.',
    fr: 'Ce n’est pas un tableau : le fichier ne contient ni texte ni feuille Excel. Choisissez un fichier CSV, texte ou .xlsx.',
  },
} as const satisfies Record<string, Said>;

export type Unreadable = keyof typeof refusals;

/** The Failure (`invalid`) that says why the file cannot be read and what the user can do. */
export function unreadable(why: Unreadable): Failure {
  return new Failure('invalid', refusals[why]);
}

/** Failure `invalid` for a file, or an Excel file unpacked, over the limit in megabytes. */
export function tooLarge(megabytes: number): Failure {
  return new Failure('invalid', {
    en: `The file is larger than ${megabytes} MB. Divide it into several files and import them one after the other.`,
    ru: `Файл больше ${megabytes} МБ. Разделите его на несколько файлов и загрузите их по очереди.`,
    fr: `Le fichier dépasse ${megabytes} Mo. Divisez-le en plusieurs fichiers et importez-les l’un après l’autre.`,
  });
}

/** Failure `invalid` for a sheet that the workbook has not got. */
export function noSuchSheet(name: string): Failure {
  return new Failure('invalid', {
    en: `The file has no sheet “${name}”. Choose one of its sheets.`,
    ru: `В файле нет листа «${name}». Выберите один из его листов.`,
    fr: `Le fichier n’a pas de feuille « ${name} ». Choisissez l’une de ses feuilles.`,
  });
}

/** Failure `invalid` for a quote that opens near the row (as Excel counts) and is never closed. */
export function openQuote(row: number): Failure {
  return new Failure('invalid', {
    en: `A quotation mark that opens in or after row ${row} is never closed, so the rest of the file cannot be read. Close or remove it, or choose another separator.`,
    ru: `Кавычка, открытая в строке ${row} или ниже, нигде не закрыта, поэтому остаток файла не прочитать. Закройте или удалите её либо выберите другой разделитель.`,
    fr: `Un guillemet ouvert à la ligne ${row} ou plus bas n’est jamais refermé : la suite du fichier est illisible. Fermez-le ou supprimez-le, ou choisissez un autre séparateur.`,
  });
}
