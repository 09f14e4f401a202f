/** The texts of the page: three languages, each complete, with the same places to fill in and the plurals that it has. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';

type Language = 'en' | 'ru' | 'fr';
type Table = Readonly<Record<Language, Readonly<Record<string, string>>>>;
type Part = ReturnType<IntlMessageFormat['getAst']>[number];

const folder = join(import.meta.dirname, '../../renderer/text');
const languages = ['en', 'ru', 'fr'] as const;

/** Words and signs that are written the same in these two languages. Each was looked at; nothing comes in by itself. */
const sameInFrench = new Set([
  'Absence',
  'Absences',
  'Absences…',
  'Minutes',
  'Agenda',
  'XRechnung (XML)',
  'UBL, EN 16931 (XML)',
  'Word',
  ...[
    'Client',
    'Clients',
    '{count, plural, one {# note} other {# notes}}',
    'Code',
    'Page',
    'Simple',
    'Date',
    'Document',
    'Corrections',
    'Documents',
    'clients',
    'documents',
    'E-mail',
    'Export',
    'Fax',
    'Format',
    'Licence',
    'Logo',
  ],
  ...[
    'Navigation',
    'Note',
    'Pages',
    'Prospect',
    'Service',
    'Session',
    'Total',
    'Type',
    'Version',
    'Zoom',
    'Description',
    'Actions',
    'Notes',
    'Agent',
    'Minutes',
    'Port',
    'Signature',
    'total',
    'client',
  ],
  ...[
    'Kontor {version}',
    'Excel',
    'Word',
    'PDF',
    'HTML',
    'CSS',
    'Word',
    'SHA-256',
    'Unicode (UTF-8)',
    '{value} ms',
    'Unicode (UTF-16)',
    'IBAN',
    'BIC',
    'CSV',
  ],
  '{count, plural, one {# client} other {# clients}}',
  '{count, plural, one {# document} other {# documents}}',
  '{count, plural, one {# minute} other {# minutes}}',
]);

/** What stands in Latin letters in a Russian text: names of programs, formats, countries' own identifiers, keys. */
const latinInRussian = new Set(
  [
    'Factur X XML XRechnung UBL EN',
    'Kontor Excel Word Windows Linux macOS Unicode UTF Europe PDF HTML CSS SHA CSV PNG JPEG DOCX XLSX ZIP Facture SIREN SIRET TVA IBAN BIC SWIFT',
    'Ctrl Alt Shift Enter Esc Tab Ins Del Home End PgUp PgDn Space Delete Insert F INV DATA data key no open xls xlsx csv txt vcf vCard Google Outlook Thunderbird ics',
    'Chrome Chromium Edge Electron SQLite English VAT MB GB USB ZIP JSON OneDrive Dropbox Word mail kontor office A B C big endian',
    'YYYY MM DD NNNN YY N Commons License Apache MIT OFL Noto Sans Inter Tabler http https www localhost sandbox x',
    'SMTP TCP TLS STARTTLS ufw backups React Mantine AG Grid Community SIL Open Font D K',
    'docx LibreOffice libreoffice org DOCX XLSX',
  ]
    .join(' ')
    .split(' '),
);

async function tables(): Promise<readonly { readonly name: string; readonly table: Table }[]> {
  const found: { name: string; table: Table }[] = [];
  for (const file of readdirSync(folder).sort()) {
    const module: Readonly<Record<string, unknown>> = await import(join(folder, file));
    for (const [name, value] of Object.entries(module)) {
      // A table of texts is what has all languages; functions beside it are no texts.
      if (typeof value === 'object' && value !== null && 'en' in value) found.push({ name, table: value as Table });
    }
  }
  return found;
}

const all = await tables();
const every = all.flatMap(({ name, table }) =>
  Object.keys(table.en).map((key) => ({
    name: `${name}.${key}`,
    of: (language: Language) => table[language][key] ?? '',
  })),
);

const isPlural = (part: Part) => part.type === 6;
const isSelect = (part: Part) => part.type === 5;

function parse(text: string, language: Language): readonly Part[] {
  return new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst();
}

/** Every part of a message, those inside of its choices too. */
function partsOf(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [
    part,
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => partsOf(value)) : []),
  ]);
}

/** The places to fill in, and what each of them chooses among. Whether a count needs forms is each language's own matter. */
function placesOf(text: string, language: Language): string {
  const places = partsOf(parse(text, language)).flatMap((part) => {
    if (part.type === 0 || part.type === 7 || !('value' in part)) return [];
    const choices = isSelect(part) && 'options' in part ? Object.keys(part.options).sort().join('|') : '';
    return [`${part.value}${choices ? ` (${choices})` : ''}`];
  });
  return [...new Set(places)].sort().join(', ');
}

/** Only what is read: without the names of places and choices. */
function literals(text: string, language: Language): string {
  return partsOf(parse(text, language))
    .flatMap((part) => (part.type === 0 ? [part.value] : []))
    .join(' ');
}

describe('texts of the page', () => {
  test('there are texts at all', () => {
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['clientTexts', 'documentTexts', 'frameTexts']));
    expect(every.length).toBeGreaterThan(500);
  });

  test('each part has the same keys in all languages', () => {
    for (const { name, table } of all) {
      expect({ name, keys: Object.keys(table.ru).sort() }).toEqual({ name, keys: Object.keys(table.en).sort() });
      expect({ name, keys: Object.keys(table.fr).sort() }).toEqual({ name, keys: Object.keys(table.en).sort() });
    }
  });

  test('no text is empty, begins or ends in an accident, or holds two spaces', () => {
    const odd = every.flatMap(({ name, of }) =>
      languages
        .map((language) => of(language))
        .filter((text) => text.trim() === '' || / {2}|\t|\n/u.test(text))
        .map((text) => `${name}: ${JSON.stringify(text)}`),
    );
    expect(odd).toEqual([]);
  });

  test('each text has the same places to fill in in all languages', () => {
    const differing = every
      .map(({ name, of }) => ({ name, places: languages.map((language) => placesOf(of(language), language)) }))
      .filter(({ places }) => new Set(places).size > 1);
    expect(differing).toEqual([]);
  });

  test('Russian counts by one, few and many; English and French by one and other', () => {
    const needed = { en: ['one', 'other'], fr: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] };
    const lacking = every.flatMap(({ name, of }) =>
      languages.flatMap((language) =>
        partsOf(parse(of(language), language)).flatMap((part) => {
          if (!isPlural(part) || !('options' in part)) return [];
          const missing = needed[language].filter((form) => !(form in part.options));
          return missing.length > 0 ? [`${name} ${language}: ${missing.join(', ')}`] : [];
        }),
      ),
    );
    expect(lacking).toEqual([]);
  });

  test('counts agree with their numbers in Russian', () => {
    const rows = all.find(({ name }) => name === 'controlTexts')?.table.ru.rowsShown ?? '';
    const shown = [1, 2, 5, 11, 21, 112].map((count) => String(new IntlMessageFormat(rows, 'ru-RU').format({ count })));
    expect(shown).toEqual(['1 строка', '2 строки', '5 строк', '11 строк', '21 строка', '112 строк']);
  });

  test('no English is left in a Russian text', () => {
    const left = every.flatMap(({ name, of }) => {
      const words = literals(of('ru'), 'ru').match(/[A-Za-zÀ-ÿ]+/gu) ?? [];
      const foreign = words.filter((word) => !latinInRussian.has(word));
      return foreign.length > 0 ? [`${name}: ${foreign.join(' ')} (${of('ru')})`] : [];
    });
    expect(left).toEqual([]);
  });

  test('a French text is not the English one, but for words that are the same', () => {
    const left = every
      .filter(({ of }) => of('fr') === of('en') && /[a-z]/iu.test(literals(of('en'), 'en')))
      .filter(({ of }) => !sameInFrench.has(of('en')))
      .map(({ name, of }) => `${name}: ${of('fr')}`);
    expect(left).toEqual([]);
  });

  test('a French text has no Cyrillic in it, but for the names of Russian forms', () => {
    const left = every
      .filter(({ of }) => /\p{Script=Cyrillic}/u.test(of('fr').replace('«Счёт на оплату»', '')))
      .map(({ name }) => name);
    expect(left).toEqual([]);
  });
});
