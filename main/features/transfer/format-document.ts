/** The description of the export's format, `docs/export-format.md`: made from the tables as they are. */
import type { Db } from '../../../db/database.ts';
import { formatVersion } from './manifest.ts';
import { columnsOf } from './snapshot-queries.ts';
import { derivedTables, exportedTables } from './tables.ts';

/** The document; `db` is any database of this version of the program. */
export function formatDocument(db: Db): string {
  const tables = exportedTables.map(({ name, about, without = [] }) => {
    const columns = columnsOf(db, name).filter((column) => !without.includes(column.name));
    const rows = columns.map(({ name: column, type, required, key, refersTo }) => {
      const facts = [key > 0 ? 'primary key' : '', refersTo ? `→ \`${refersTo.replace('.', '`.`')}\`` : ''];
      return `| \`${column}\` | ${type.toLowerCase()}${required ? '' : ', or null'} | ${facts.filter(Boolean).join(', ')} |`;
    });
    return `### ${name}\n\n${about}\n\n| column | type | |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  const derived = Object.entries(derivedTables)
    .filter(([name]) => name !== 'migration')
    .map(([name, from]) => `- \`${name}\`: ${from}`);
  return `# The export of everything

<!-- Made by \`npm run docs:export-format\`; do not edit. -->

“Export everything” (Settings → This office, or the channel \`office.export\`) writes one ZIP file with everything that the office
holds, as it was at one moment. Another Kontor takes it over at its first start and is then the same office. Nothing but passwords is
left out; whoever signs in there gets a new one.

Format version ${formatVersion}. Everything is UTF-8, lines end with LF in \`data/\` and with CRLF in \`csv/\`.

| part | what is in it |
|---|---|
| \`manifest.json\` | see below |
| \`data/<table>.jsonl\` | every table, one JSON object a line, in the order of its primary key |
| \`csv/<name>.csv\` | clients, contacts, products, documents, lines and notes for reading, in the language of whoever exported; texts that a spreadsheet would take for formulas have an apostrophe in front. Taking over reads only \`data/\` |
| \`files/<sha256>\` | each stored file, named by its content |
| \`templates/…\` | the office’s own print forms |
| \`README.md\` | what this is, in three languages |

## manifest.json

| field | what it says |
|---|---|
| \`format\`, \`formatVersion\` | \`kontor-export\` and ${formatVersion}; a program refuses a greater version and says which program it needs |
| \`program\` | version and build day of the program that wrote it |
| \`exportedAt\`, \`language\`, \`companies\` | when, in which language, the names of the own companies |
| \`administrators\`, \`activeUsers\` | users who may do everything, and how many may sign in |
| \`users\`, \`inBin\` | how many users there are with those whose access is closed, and how many clients, products and documents lie in the bin |
| \`tables\` | how many rows each table has |
| \`lastIds\` | the last id that each table has given, also to rows that are gone: none is given twice |
| \`parts\` | name, size and SHA-256 of every entry but the manifest and the files |
| \`files\`, \`missingFiles\` | how many files there are, and those that were gone or no longer what they had been |

Taking over holds every part against its SHA-256, every file against its name, every table against its number of rows and its
references, and takes all of it or nothing.

## Values

- Amounts are integers in minor units of their currency, quantities in thousandths, rates and discounts in hundredths of a percent.
- Days are \`YYYY-MM-DD\`, moments UTC in ISO 8601 with milliseconds. \`deleted_at\` set means: in the bin.
- \`uid\` is a UUIDv7 that no other record in the world has; \`version\` grows by one with each change.
- Columns that hold lists or maps (\`own\`, \`tax_numbers\`, \`frozen\`, \`changes\`, …) are JSON as text.
- Yes and no are 1 and 0.

## Tables

${tables.join('\n')}
## Made anew

These tables are not in an export. They are made from the others when it is taken over:

${derived.join('\n')}
`;
}
