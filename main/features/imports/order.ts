/** An order to import, opened: the file as a table, and how its rows become records. */
import type { Db } from '../../../db/database.ts';
import type { HidingField } from '../../../preload/contract/channel.ts';
import type { ImportEntity, ImportOrder } from '../../../preload/contract/imports.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { isHidden } from '../../engine/access.ts';
import type { Context, TaskContext } from '../../engine/context.ts';
import type { Said } from '../../engine/failure.ts';
import { type OwnCompany, ownCompanies } from '../companies/company.ts';
import { ownFieldsOf } from '../fields/own-fields.ts';
import { officeSettings } from '../office/service.ts';
import { priceLists } from '../prices/service.ts';
import { isValidOn, type OfficeVatRate, officeVatRates, unitsForPage } from '../reference/service.ts';
import { type AheadOrder, aheadOrder } from './ahead.ts';
import type { WholeClient } from './client-merge.ts';
import { clientKeys, clientTarget, fixedOf, storedClients } from './client-target.ts';
import { type Decide, decider } from './deciding.ts';
import { decideWithDoubts } from './doubts.ts';
import { naming, ownColumnName } from './naming.ts';
import { productKeys, productTarget, storedProducts } from './product-target.ts';
import { type ImportField, importFields } from './reading/columns.ts';
import type { ListColumn } from './reading/list-prices.ts';
import { openTable, type Table } from './reading/table.ts';
import { imaginedRecords } from './records.ts';
import type { Scratch } from './scratch.ts';
import { fieldTwice, mayNotImport, noNameColumn, noSuchField, notOfProducts, otherFile } from './words.ts';
import type { Writing } from './writing.ts';

/** The input of `imports.check` and `imports.run`. */
export type Order = Omit<ImportOrder, 'fixed'> & { readonly fixed: Readonly<Record<string, string>> };

export interface OpenedOrder {
  readonly table: Table;
  /** Of every column of the table. */
  readonly mapping: readonly (string | null)[];
  readonly fileName: string;
  /**
   * Decides about rows and stores nothing but in the scratch file. `db` is asked anew for each: it may change between the turns of the event loop.
   */
  dryRun(db: () => Db, scratch: Scratch): Decide;
  /** How rows are read ahead in another thread; null where they need the office. */
  readonly ahead: AheadOrder | null;
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
  checkFields(task, order);
  const table = await openTable(file.path, file.name, order.reading);
  if (order.mapping.length > table.columns.length) throw otherFile();
  const mapping = table.columns.map((_, column) => order.mapping[column] ?? null);
  const rules = rulesOf(task, { ...order, mapping }, table.addressBook !== null);
  return { table, mapping, fileName: file.name, ...rules };
}

/** The fields that the user may bring values for: those that his role hides from him are left out. */
export function fieldsFor({ db, user }: Pick<Context, 'db' | 'user'>, entity: ImportEntity): ImportField[] {
  const own = ownFieldsOf(db, entity === 'clients' ? 'client' : 'product').map(({ id, name }) => ({
    name: ownColumnName(id),
    label: { en: name, ru: name, fr: name },
    several: false,
  }));
  const lists = entity === 'products' ? listColumns(db) : [];
  const prices = lists.map(({ name, label }) => ({ name, label: listWords(label), several: false }));
  return [...importFields(entity), ...own, ...prices].filter(({ name }) => {
    const hiding = hiddenBy(entity, name);
    return hiding === null || !isHidden(user, hiding);
  });
}

/** The price lists that prices can be brought into. */
function listColumns(db: Db): ListColumn[] {
  return priceLists(db, { removed: false }).map(({ id, name, currency }) => ({
    name: `priceList.${id}`,
    key: String(id),
    label: name,
    currency,
  }));
}

const listWords = (name: string): Said => ({
  en: `Price in the list “${name}”`,
  ru: `Цена в прайс-листе «${name}»`,
  fr: `Prix de la liste « ${name} »`,
});

const reachFields = /^(phone|fax|email|site|messenger|contact[23]?(Phone|Email))$/u;
const accountFields: ReadonlySet<string> = new Set(['bank', 'bic', 'account', 'corrAccount']);

function hiddenBy(entity: ImportEntity, name: string): HidingField | null {
  if (entity === 'products') return name === 'purchasePrice' ? 'products.purchasePrice' : null;
  if (reachFields.test(name)) return 'clients.reaches';
  if (/^contact[23]?Birthday$/u.test(name)) return 'clients.birthdays';
  if (accountFields.has(name)) return 'clients.bankAccounts';
  return name === 'creditLimit' ? 'clients.creditLimit' : null;
}

function checkFields(task: TaskContext, { entity, mapping, fixed, matchBy }: Order): void {
  const fields = new Map(fieldsFor(task, entity).map((field) => [field.name, field]));
  const taken = new Set<string>();
  for (const name of mapping) {
    if (name === null) continue;
    const field = fields.get(name);
    if (field === undefined) throw noSuchField(name);
    if (taken.has(name) && !field.several) throw fieldTwice(field.label);
    taken.add(name);
  }
  for (const name of Object.keys(fixed)) if (!fields.has(name) && name !== 'vatRateId') throw noSuchField(name);
  if (entity === 'products' && !['auto', 'code', 'name'].includes(matchBy)) throw notOfProducts();
  // A list of tax numbers and discounts has no names: it can change what is there.
  const isKeyed = ['tax-number', 'email', 'phone'].includes(matchBy);
  if (!taken.has('name') && !taken.has('code') && !isKeyed) throw noNameColumn();
}

function rulesOf(
  task: TaskContext,
  order: Order,
  isAddressBook: boolean,
): Pick<OpenedOrder, 'dryRun' | 'ahead' | 'run'> {
  if (order.entity === 'clients') {
    const { user } = task;
    const { country } = officeSettings(task.db);
    const currency = ownCompanies(task.db)[0]?.currency ?? 'EUR';
    const named = naming(() => task.db, task, 'clients', currency);
    const context = { ...rowContext(task), naming: named };
    const target = clientTarget({ ...order, context, naming: named, country, user, isAddressBook });
    const keysOf = (whole: WholeClient) => clientKeys(whole, order.matchBy);
    return {
      ahead: aheadOrder({ mapping: order.mapping, fixed: fixedOf(order.fixed).fields }, context),
      dryRun: (db, scratch) =>
        decideWithDoubts(
          imaginedRecords(storedClients(db, null), keysOf, scratch),
          (records) => decider(target, records, order),
          { user, target },
        ),
      run: (db, writing) =>
        decider(
          target,
          storedClients(() => db, writing),
          order,
        ),
    };
  }
  const taken = productOrder(task, order);
  const target = productTarget(taken);
  const { lists } = taken.context;
  return {
    ahead: null,
    dryRun: (db, scratch) =>
      decider(target, imaginedRecords(storedProducts(db, null, lists), productKeys, scratch), order),
    run: (db, writing) =>
      decider(
        target,
        storedProducts(() => db, writing, lists),
        order,
      ),
  };
}

function productOrder(task: TaskContext, { mapping, fixed, matchBy }: Order) {
  const { db, today } = task;
  const company = ownCompanies(db)[0];
  const vatRates = ratesFor(db, company, today);
  const { vatRateId, ...otherFixed } = fixed;
  const chosen = vatRates.find(({ id }) => String(id) === vatRateId);
  if (vatRateId !== undefined && vatRateId !== '' && chosen === undefined) throw noSuchField(`vatRateId ${vatRateId}`);
  const usual = company?.vatPayer === false ? undefined : vatRates.find(({ standard }) => standard);
  const currency = company?.currency ?? 'EUR';
  const { own } = naming(() => db, task, 'products', currency);
  return {
    mapping,
    matchBy,
    own,
    fixed: otherFixed,
    context: {
      ...rowContext(task),
      own,
      lists: listColumns(db).filter(({ name }) => mapping.includes(name) || fixed[name] !== undefined),
      currency: otherFixed.currency ?? currency,
      units: unitsForPage(db, 'en').map(({ code, words }) => ({ code, names: words })),
      vatRates,
    },
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

function rowContext({ language, today }: { readonly language: Language; readonly today: string }) {
  return { language, today, decimalComma: language !== 'en' };
}
