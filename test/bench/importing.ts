/** Importing 100,000 clients from CSV and from Excel, with duplicates looked for, into a new office and into a large one; and what memory a million take. */
import { randomFrom } from '../../main/features/demo/random.ts';
import { chunkSize } from '../../preload/contract/files.ts';
import { xlsx } from '../features/imports/reading/fixtures.ts';
import { officeCopy } from './big-office.ts';
import { madeClient } from './made-clients.ts';
import { type Bench, counted, type Figure, megabytes, notMeasured, timed } from './measuring.ts';
import { memoryOf, type OpenOffice, openOffice, startServer } from './open-office.ts';

const rows = 100_000;
const header = ['Код', 'Наименование', 'ИНН', 'Город', 'Адрес', 'Телефон', 'E-mail', 'Контактное лицо'];

/** As many clients as somebody enters before the import. */
const few = 1000;

export async function importing({ clients }: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const into of [few, clients])
    for (const format of ['csv', 'xlsx'] as const) figures.push(await importingFrom(format, into));
  return figures;
}

async function importingFrom(format: 'csv' | 'xlsx', clients: number): Promise<Figure> {
  const copy = await officeCopy(clients);
  try {
    const office = await openOffice(copy.base);
    const table = [header, ...madeRows()];
    const bytes = format === 'csv' ? csv(table) : workbook(table);
    const file = await upload(office, `clients.${format}`, bytes);
    const { reading, columns } = await office.call('imports.inspect', { file, entity: 'clients', reading: {} });
    const order = {
      file,
      entity: 'clients',
      reading,
      mapping: columns.map(({ field }) => field),
      fixed: {},
      known: 'update',
      job: `bench-${format}`,
    } as const;
    let imported = 0;
    const taken = await timed(async () => {
      const done = await office.call('imports.run', order);
      imported = done.created + done.changed + done.same;
    });
    await office.close();
    const work = `import clients from ${format.toUpperCase()}, duplicates checked (${imported.toLocaleString('en')} went in)`;
    return speedOf(work, `${counted(rows, 'rows')} into ${counted(clients, 'clients')}`, rows, taken);
  } finally {
    copy.remove();
  }
}

/** `taken`: milliseconds. */
function speedOf(work: string, size: string, count: number, taken: number): Figure {
  const perSecond = count / (taken / 1000);
  return {
    work,
    size,
    figure: `${Math.round(perSecond).toLocaleString('en')} rows/s`,
    limit: '10,000 rows/s at least',
    ratio: 10_000 / perSecond,
  };
}

const many = 1_000_000;
/** Rows that are put together before they become bytes. */
const part = 10_000;

/** How fast an engine of its own imports a million rows from CSV, and the most memory it takes for checking and importing a file that never is in it as a whole. */
export async function importingMany({ clients }: Bench): Promise<Figure[]> {
  const work = `memory of the engine process while ${counted(many, 'clients')} are checked and imported from CSV`;
  const size = `${counted(many, 'rows')} into ${counted(clients, 'clients')}`;
  const copy = await officeCopy(clients);
  const office = await startServer(copy.base);
  if (office === null) return [notMeasured(work, size, 'the office program is not built')];
  try {
    const file = await upload(office, 'clients.csv', Buffer.concat([...manyRows()]));
    const { reading, columns } = await office.call('imports.inspect', { file, entity: 'clients', reading: {} });
    const mapping = columns.map(({ field }) => field);
    const order = { file, entity: 'clients', reading, mapping, fixed: {}, known: 'update', job: 'bench-many' } as const;
    await office.call('imports.check', order);
    const begun = performance.now();
    // On a slow computer the reply comes later than a client waits for it: the list of imports tells of the end.
    void office.call('imports.run', order).catch(() => null);
    // While an index is made the program answers nobody, and a connection may be closed over it.
    const isOver = async () => (await office.call('imports.list', {}).catch(() => [])).some((one) => one.rows === many);
    for (let seconds = 0; !(await isOver()); seconds += 1) {
      if (seconds > 3600) throw new Error('The import of a million rows did not end within an hour.');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    const speed = speedOf('import clients from CSV, duplicates checked', size, many, performance.now() - begun);
    const { pid } = office.process;
    const used = pid === undefined ? null : memoryOf(pid);
    if (used === null) return [speed, notMeasured(work, size, 'this system does not tell')];
    return [
      speed,
      { work, size, figure: `at most ${megabytes(used.peak)}`, limit: '500 MB', ratio: used.peak / 500e6 },
    ];
  } finally {
    await office.close();
    copy.remove();
  }
}

function* manyRows(): Generator<Buffer> {
  const chance = randomFrom('import of many');
  yield csv([header]);
  for (let at = 0; at < many; at += part) {
    const lines = Array.from({ length: part }, (_, row) => rowOf(at + row, `N-${at + row}`, chance));
    yield Buffer.concat([Buffer.from('\r\n'), csv(lines)]);
  }
}

/** Most are new; every tenth has the code of a client who is there, where there are so many. */
function madeRows(): string[][] {
  const chance = randomFrom('import');
  return Array.from({ length: rows }, (_, at) => rowOf(at, at % 10 === 0 ? null : `N-${at}`, chance));
}

/** `code`: null: that of a client who is there. */
function rowOf(at: number, code: string | null, chance: ReturnType<typeof randomFrom>): string[] {
  const { fields, contacts } = madeClient(at, chance);
  const { name, taxNumbers, address, reaches } = fields;
  const reach = (kind: string) => reaches.find((one) => one.kind === kind)?.value ?? '';
  return [
    code ?? fields.code,
    name,
    taxNumbers.inn ?? '',
    address.city,
    address.street,
    reach('phone'),
    reach('email'),
    contacts[0]?.name ?? '',
  ];
}

function csv(table: readonly (readonly string[])[]): Buffer {
  const cell = (text: string) => (/[";\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Buffer.from(table.map((row) => row.map(cell).join(';')).join('\r\n'));
}

/** As Excel writes it: every text once, in a table of its own. */
function workbook(table: readonly (readonly string[])[]): Buffer {
  const places = new Map<string, number>();
  const cell = (text: string) => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return text === '' ? '<c/>' : `<c t="s"><v>${place}</v></c>`;
  };
  const sheet = table.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const texts = [...places.keys()].map((text) => `<si><t>${plain(text)}</t></si>`).join('');
  return xlsx({ sheets: { Clients: sheet }, texts });
}

async function upload(office: OpenOffice, name: string, bytes: Uint8Array): Promise<string> {
  const { file } = await office.call('files.begin', { name, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += chunkSize) {
    const data = Buffer.from(bytes.subarray(offset, offset + chunkSize)).toString('base64');
    await office.call('files.append', { file, offset, data });
  }
  return file;
}
