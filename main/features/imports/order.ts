/** An order to import, opened: the file as a table, and how its rows become records. */
import type { Db } from '../../../db/database.ts';
import type { ImportEntity, ImportOrder } from '../../../preload/contract/imports.ts';
import { type Language, languages } from '../../../preload/contract/values.ts';
import type { TaskContext } from '../../engine/context.ts';
import { type OwnCompany, ownCompanies } from '../companies/company.ts';
import { officeSettings } from '../office/service.ts';
import { isValidOn, type OfficeVatRate, officeVatRates, unitsForPage } from '../reference/service.ts';
import { clientKeys, clientTarget, storedClients } from './client-target.ts';
import { type Decide, decider } from './deciding.ts';
import { productKeys, productTarget, storedProducts } from './product-target.ts';
import { importFields, isField } from './reading/columns.ts';
import { openTable, type Table } from './reading/table.ts';
import { imaginedRecords } from './records.ts';
import { fieldTwice, mayNotImport, noNameColumn, noSuchField, otherFile } from './words.ts';
import type { Writing } from './writing.ts';

/** The input of `imports.check` and `imports.run`. */
export type Order = Omit<ImportOrder, 'fixed'> & { readonly fixed: Readonly<Record<string, string>> };

export interface OpenedOrder {
  readonly table: Table;
  readonly fileName: string;
  /** Decides about rows and stores nothing. `db` is asked anew for each: it may change between the turns of the event loop. */
  dryRun(db: () => Db): Decide;
  /** Decides about rows and writes them. */
  run(db: Db, writing: Writing): Decide;
}

/** Failure `forbidden` for a user who may not import records of the kind. */
export function checkMayImport({ user }: Pick<TaskContext, 'user'>, entity: ImportEntity): void {
  if (!user.rights.has(`${entity}.import`)) throw mayNotImport();
}

/** Opens the file and checks the order. Failure `forbidden`, or `invalid` for what cannot be meant. */
export async function openOrder(task: TaskContext, order: Order): Promise<OpenedOrder> {
  checkMayImport(task, order.entity);
  const file = task.uploads.file(task.session, order.file);
  checkFields(order);
  const table = await openTable(file.path, file.name, order.reading);
  if (order.mapping.length > table.columns.length) throw otherFile();
  const mapping = table.columns.map((_, column) => order.mapping[column] ?? null);
  const rules = rulesOf(task, { ...order, mapping });
  return { table, fileName: file.name, ...rules };
}

function checkFields({ entity, mapping, fixed }: Order): void {
  const taken = new Set<string>();
  for (const name of mapping) {
    if (name === null) continue;
    const field = importFields(entity).find((each) => each.name === name);
    if (field === undefined) throw noSuchField(name);
    if (taken.has(name)) throw fieldTwice(field.label);
    taken.add(name);
  }
  for (const name of Object.keys(fixed)) if (!isField(entity, name) && name !== 'vatRateId') throw noSuchField(name);
  if (!taken.has('name') && !taken.has('code')) throw noNameColumn();
}

function rulesOf(task: TaskContext, order: Order): Pick<OpenedOrder, 'dryRun' | 'run'> {
  const { known } = order;
  if (order.entity === 'clients') {
    const target = clientTarget({ ...order, context: rowContext(task), country: officeSettings(task.db).country });
    return {
      dryRun: (db) => decider(target, imaginedRecords(storedClients(db, null), clientKeys), known),
      run: (db, writing) =>
        decider(
          target,
          storedClients(() => db, writing),
          known,
        ),
    };
  }
  const target = productTarget(productOrder(task, order));
  return {
    dryRun: (db) => decider(target, imaginedRecords(storedProducts(db, null), productKeys), known),
    run: (db, writing) =>
      decider(
        target,
        storedProducts(() => db, writing),
        known,
      ),
  };
}

function productOrder(task: TaskContext, { mapping, fixed }: Order) {
  const { db, today } = task;
  const company = ownCompanies(db)[0];
  const vatRates = ratesFor(db, company, today);
  const { vatRateId, ...otherFixed } = fixed;
  const chosen = vatRates.find(({ id }) => String(id) === vatRateId);
  if (vatRateId !== undefined && vatRateId !== '' && chosen === undefined) throw noSuchField(`vatRateId ${vatRateId}`);
  const usual = company?.vatPayer === false ? undefined : vatRates.find(({ standard }) => standard);
  const currency = company?.currency ?? 'EUR';
  return {
    mapping,
    fixed: otherFixed,
    context: { ...rowContext(task), currency: otherFixed.currency ?? currency, units: unitNames(db), vatRates },
    defaults: {
      currency,
      priceIncludesVat: company?.pricesIncludeVat ?? false,
      vatRateId: (vatRateId === undefined ? usual?.id : chosen?.id) ?? null,
    },
  };
}

/** The rates of the company's country that hold today, then all others that hold. */
function ratesFor(db: Db, company: OwnCompany | undefined, today: string): OfficeVatRate[] {
  const holding = officeVatRates(db).filter((rate) => isValidOn(rate, today));
  const home = (rate: OfficeVatRate) => rate.country === (company?.country ?? 'INT');
  return [...holding.filter(home), ...holding.filter((rate) => !home(rate))];
}

function unitNames(db: Db): { code: string; names: string[] }[] {
  const names = new Map<string, string[]>();
  for (const language of languages)
    for (const { code, short, name } of unitsForPage(db, language))
      names.set(code, [...(names.get(code) ?? []), short, name]);
  return [...names].map(([code, all]) => ({ code, names: all }));
}

function rowContext({ language }: { readonly language: Language }) {
  return { language, decimalComma: language !== 'en' };
}
