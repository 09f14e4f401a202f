/** The readable tables of an export: clients, contact persons, products, documents, lines, activities and notes, as people would write them. */
import type { Db } from '../../../db/database.ts';
import type { Contact } from '../../../preload/contract/clients.ts';
import type { ListColumnAbout } from '../../../preload/contract/lists.ts';
import type { OwnEntity, OwnValues } from '../../../preload/contract/own-values.ts';
import type { Address } from '../../../preload/contract/parties.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { cardOf, type StoredCard } from '../clients/card.ts';
import { type Cell, type CellWords, ownCell, plainDecimal } from '../exports/cells.ts';
import { csvCells, csvMark, csvRow } from '../exports/csv.ts';
import { ownFieldsOf } from '../fields/own-fields.ts';
import { ownClientNames } from '../fields/record-values.ts';
import { columnWords } from '../lists/column-words.ts';
import {
  acceptanceWords,
  activityKindWords,
  activityStatusWords,
  clientKindWords,
  clientStateWords,
  clientTypeWords,
  consentWords,
  documentStatusWords,
  documentTypeWords,
  priorityWords,
  productKindWords,
} from '../lists/value-words.ts';
import { findProduct } from '../products/service.ts';
import { unitsForPage } from '../reference/service.ts';
import { importedKinds } from '../reference/tax-numbers.ts';
import {
  type ActivityFacts,
  type DocumentFacts,
  documentFacts,
  type LineFacts,
  linesOf,
  type NoteFacts,
  namesOf,
  presentActivities,
  presentIds,
  presentNotes,
  ratesById,
} from './readable-queries.ts';
import { heads, recordWords } from './readable-words.ts';

/** One readable table: its name and its text, a piece at a time. */
export interface ReadableTable {
  readonly name: string;
  pieces(): Generator<string>;
}

interface Column<Row> {
  readonly head: Said;
  cell(row: Row): Cell;
}

/** All readable tables of the office, in this language. */
export function readableTables(db: Db, language: Language): ReadableTable[] {
  const words: CellWords = {
    language,
    people: namesOf(db, 'user'),
    units: new Map(unitsForPage(db, language).map(({ code, short }) => [code, short])),
  };
  const teams = namesOf(db, 'team');
  const priceLists = namesOf(db, 'price_list');
  const campaigns = namesOf(db, 'campaign');
  const said = (of: Readonly<Record<string, Said>>, value: string | null): Cell =>
    value === null ? null : text(of[value]?.[language] ?? value);
  const yes = (value: boolean): Cell =>
    text({ en: value ? 'yes' : 'no', ru: value ? 'да' : 'нет', fr: value ? 'oui' : 'non' }[language]);

  const clients: Column<StoredCard>[] = [
    { head: heads.id, cell: ({ id }) => number(id) },
    { head: columnWords.code, cell: ({ fields }) => text(fields.code) },
    { head: columnWords.name, cell: ({ fields }) => text(fields.name) },
    { head: heads.legalName, cell: ({ fields }) => text(fields.legalName) },
    { head: columnWords.clientKind, cell: ({ fields }) => said(clientKindWords, fields.kind) },
    { head: columnWords.type, cell: ({ fields }) => said(clientTypeWords, fields.type) },
    { head: columnWords.state, cell: ({ fields }) => said(clientStateWords, fields.state) },
    { head: columnWords.category, cell: ({ fields }) => text(fields.category) },
    { head: columnWords.source, cell: ({ fields }) => text(fields.source) },
    { head: columnWords.campaign, cell: ({ fields }) => text(campaigns.get(fields.campaignId ?? 0)) },
    { head: columnWords.industry, cell: ({ fields }) => text(fields.industry) },
    { head: columnWords.responsible, cell: ({ fields }) => text(words.people.get(fields.responsibleId ?? 0)) },
    { head: columnWords.team, cell: ({ fields }) => text(teams.get(fields.teamId ?? 0)) },
    ...importedKinds().map(({ key, label }) => ({
      head: label,
      cell: ({ fields }: StoredCard) => text(fields.taxNumbers[key]),
    })),
    { head: heads.street, cell: ({ fields }) => text(fields.address.street) },
    { head: heads.postcode, cell: ({ fields }) => text(fields.address.postcode) },
    { head: columnWords.city, cell: ({ fields }) => text(fields.address.city) },
    { head: columnWords.region, cell: ({ fields }) => text(fields.address.region) },
    { head: columnWords.country, cell: ({ fields }) => text(fields.address.country || fields.country) },
    { head: heads.postalAddress, cell: ({ fields }) => address(fields.postalAddress) },
    { head: heads.deliveryAddress, cell: ({ fields }) => address(fields.deliveryAddress) },
    ...reachColumns<StoredCard>(({ fields }) => fields.reaches),
    {
      head: heads.bankAccounts,
      cell: ({ fields }) =>
        text(
          fields.bankAccounts
            .map(({ bank, bic, account, corrAccount }) => joined(bank, bic, account, corrAccount))
            .join('; '),
        ),
    },
    { head: heads.director, cell: ({ fields }) => text(fields.director) },
    { head: heads.directorPost, cell: ({ fields }) => text(fields.directorPost) },
    { head: heads.actingOn, cell: ({ fields }) => text(fields.actingOn) },
    { head: columnWords.discount, cell: ({ fields }) => ({ kind: 'percent', basisPoints: fields.discount }) },
    { head: heads.currency, cell: ({ fields }) => text(fields.currency) },
    { head: columnWords.paymentDays, cell: ({ fields }) => number(fields.paymentDays) },
    { head: columnWords.creditLimit, cell: ({ fields }) => money(fields.creditLimit, fields.currency) },
    { head: heads.priceList, cell: ({ fields }) => text(priceLists.get(fields.priceListId ?? 0)) },
    { head: heads.language, cell: ({ fields }) => text(fields.language) },
    { head: columnWords.nextContact, cell: ({ fields }) => day(fields.nextContact) },
    { head: columnWords.consent, cell: ({ fields }) => said(consentWords, fields.consent?.state ?? null) },
    { head: columnWords.tags, cell: ({ fields }) => text(fields.tags.join(', ')) },
    ...ownColumns<StoredCard>(db, 'client', words, ({ fields }) => fields.own),
    { head: heads.note, cell: ({ fields }) => text(fields.note) },
    { head: columnWords.createdAt, cell: ({ stored }) => ({ kind: 'moment', at: stored.createdAt }) },
    { head: columnWords.updatedAt, cell: ({ stored }) => ({ kind: 'moment', at: stored.updatedAt }) },
  ];
  type ContactRow = Contact & { readonly clientId: number; readonly client: string };
  const contacts: Column<ContactRow>[] = [
    { head: heads.clientId, cell: ({ clientId }) => number(clientId) },
    { head: columnWords.client, cell: ({ client }) => text(client) },
    { head: columnWords.name, cell: ({ name }) => text(name) },
    { head: heads.position, cell: ({ position }) => text(position) },
    { head: heads.birthday, cell: ({ birthday }) => text(birthday ?? '') },
    ...reachColumns<ContactRow>(({ reaches }) => reaches),
    ...ownColumns<ContactRow>(db, 'contact', words, ({ own }) => own),
    { head: heads.note, cell: ({ note }) => text(note) },
  ];
  const rates = ratesById(db);
  type ProductRow = NonNullable<ReturnType<typeof findProduct>>;
  const products: Column<ProductRow>[] = [
    { head: heads.id, cell: ({ id }) => number(id) },
    { head: columnWords.code, cell: ({ code }) => text(code) },
    { head: columnWords.name, cell: ({ name }) => text(name) },
    { head: columnWords.clientKind, cell: ({ kind }) => said(productKindWords, kind) },
    { head: columnWords.group, cell: ({ group }) => text(group) },
    { head: columnWords.unit, cell: ({ unit }) => text(words.units.get(unit) ?? unit) },
    { head: columnWords.price, cell: ({ price, currency }) => money(price, currency) },
    { head: heads.currency, cell: ({ currency }) => text(currency) },
    { head: heads.includesVat, cell: ({ priceIncludesVat }) => yes(priceIncludesVat) },
    { head: heads.vatRate, cell: ({ vatRateId }) => percent(rates.get(vatRateId ?? 0) ?? null) },
    { head: columnWords.purchasePrice, cell: ({ purchasePrice, currency }) => money(purchasePrice, currency) },
    { head: columnWords.barcode, cell: ({ barcode }) => text(barcode) },
    { head: heads.description, cell: ({ description }) => text(description) },
    { head: columnWords.discontinued, cell: ({ discontinued }) => yes(discontinued) },
    ...ownColumns<ProductRow>(db, 'product', words, ({ own }) => own),
  ];
  const documents: Column<DocumentFacts>[] = [
    { head: heads.id, cell: ({ id }) => number(id) },
    { head: columnWords.type, cell: ({ type }) => said(documentTypeWords, type) },
    { head: columnWords.number, cell: (row) => text(row.number) },
    { head: columnWords.day, cell: (row) => day(row.day) },
    { head: columnWords.dueDay, cell: ({ dueDay }) => day(dueDay) },
    { head: heads.company, cell: ({ company }) => text(company) },
    { head: columnWords.client, cell: ({ client }) => text(client) },
    { head: columnWords.status, cell: ({ status }) => said(documentStatusWords, status) },
    { head: heads.currency, cell: ({ currency }) => text(currency) },
    { head: heads.net, cell: ({ net, currency }) => money(net, currency) },
    { head: heads.vat, cell: ({ vat, currency }) => money(vat, currency) },
    { head: columnWords.gross, cell: ({ gross, currency }) => money(gross, currency) },
    { head: heads.paid, cell: ({ paid, currency }) => money(paid, currency) },
    { head: columnWords.responsible, cell: ({ responsible }) => text(responsible) },
    { head: heads.comment, cell: ({ comment }) => text(comment) },
  ];
  type LineRow = LineFacts & { readonly document: DocumentFacts };
  const lines: Column<LineRow>[] = [
    { head: heads.id, cell: ({ document }) => number(document.id) },
    { head: heads.document, cell: ({ document }) => text(document.number) },
    { head: heads.line, cell: ({ position }) => number(position + 1) },
    { head: columnWords.code, cell: ({ code }) => text(code) },
    { head: columnWords.name, cell: ({ name }) => text(name) },
    { head: columnWords.unit, cell: ({ unit }) => text(words.units.get(unit) ?? unit) },
    { head: heads.quantity, cell: ({ quantity }) => ({ kind: 'number', decimal: plainDecimal(quantity, 3) }) },
    { head: columnWords.price, cell: ({ price, document }) => money(price, document.currency) },
    { head: columnWords.discount, cell: ({ discount }) => percent(discount) },
    { head: heads.vatRate, cell: ({ vatRate }) => percent(vatRate) },
    { head: heads.net, cell: ({ net, document }) => money(net, document.currency) },
    { head: heads.vat, cell: ({ vat, document }) => money(vat, document.currency) },
    { head: columnWords.gross, cell: ({ gross, document }) => money(gross, document.currency) },
  ];
  const activities: Column<ActivityFacts>[] = [
    { head: heads.id, cell: ({ id }) => number(id) },
    { head: columnWords.activityKind, cell: ({ kind }) => said(activityKindWords, kind) },
    { head: columnWords.subject, cell: ({ subject }) => text(subject) },
    { head: columnWords.client, cell: ({ client }) => text(client) },
    { head: columnWords.day, cell: (row) => day(row.day) },
    { head: heads.time, cell: ({ time }) => text(time) },
    { head: columnWords.responsible, cell: ({ responsible }) => text(responsible) },
    { head: columnWords.askedBy, cell: ({ askedBy }) => text(askedBy) },
    { head: columnWords.acceptance, cell: ({ acceptance }) => said(acceptanceWords, acceptance) },
    { head: heads.declinedBecause, cell: ({ declinedBecause }) => text(declinedBecause) },
    { head: columnWords.priority, cell: ({ priority }) => said(priorityWords, priority) },
    { head: columnWords.status, cell: ({ status }) => said(activityStatusWords, status) },
    { head: heads.note, cell: ({ note }) => text(note) },
    { head: heads.result, cell: ({ result }) => text(result) },
    { head: heads.doneAt, cell: ({ doneAt }) => (doneAt === null ? null : { kind: 'moment', at: doneAt }) },
  ];
  const notes: Column<NoteFacts>[] = [
    { head: heads.record, cell: ({ entity }) => said(recordWords, entity) },
    { head: heads.of, cell: ({ of }) => text(of) },
    { head: heads.note, cell: (row) => text(row.text) },
    { head: heads.pinned, cell: ({ pinned }) => yes(pinned !== 0) },
    { head: heads.at, cell: ({ at }) => ({ kind: 'moment', at }) },
    { head: heads.by, cell: ({ by }) => text(by) },
  ];

  function* table<Row>(columns: readonly Column<Row>[], pages: Iterable<Iterable<Row>>): Generator<string> {
    yield csvMark +
      csvRow(
        columns.map(({ head }) => head[language]),
        language,
      );
    for (const page of pages) {
      let piece = '';
      for (const row of page)
        piece += csvCells(
          columns.map((column) => column.cell(row)),
          language,
        );
      yield piece;
    }
  }
  function* cards(): Generator<StoredCard[]> {
    for (const ids of presentIds(db, 'client'))
      yield ids.map((id) => cardOf(db, id)).filter((card) => card !== undefined);
  }
  function* contactRows(): Generator<ContactRow[]> {
    for (const page of cards())
      yield page.flatMap(({ id, fields, contacts: persons }) =>
        persons.map((person) => ({ ...person, clientId: id, client: fields.name })),
      );
  }
  function* productRows(): Generator<ProductRow[]> {
    for (const ids of presentIds(db, 'product'))
      yield ids.map((id) => findProduct(db, id)).filter((one) => one !== undefined);
  }
  function* documentRows(): Generator<DocumentFacts[]> {
    for (const ids of presentIds(db, 'document'))
      yield ids.map((id) => documentFacts(db, id)).filter((one) => one !== undefined);
  }
  function* lineRows(): Generator<LineRow[]> {
    for (const page of documentRows())
      yield page.flatMap((document) => linesOf(db, document.id).map((line) => ({ ...line, document })));
  }
  return [
    { name: 'clients', pieces: () => table(clients, cards()) },
    { name: 'contacts', pieces: () => table(contacts, contactRows()) },
    { name: 'products', pieces: () => table(products, productRows()) },
    { name: 'documents', pieces: () => table(documents, documentRows()) },
    { name: 'lines', pieces: () => table(lines, lineRows()) },
    { name: 'activities', pieces: () => table(activities, presentActivities(db)) },
    { name: 'notes', pieces: () => table(notes, presentNotes(db)) },
  ];
}

const text = (value: string | null | undefined): Cell => (value ? { kind: 'text', text: value } : null);
const number = (value: number | null): Cell => (value === null ? null : { kind: 'number', decimal: String(value) });
const percent = (basisPoints: number | null): Cell => (basisPoints === null ? null : { kind: 'percent', basisPoints });
const day = (value: string | null): Cell => (value === null ? null : { kind: 'day', day: value });
const money = (amount: number | null, currency: string | null): Cell =>
  amount === null ? null : { kind: 'money', amount, currency };
const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(', ');

function address(value: Address | null): Cell {
  return value === null ? null : text(joined(value.postcode, value.country, value.region, value.city, value.street));
}

function reachColumns<Row>(reaches: (row: Row) => Contact['reaches']): Column<Row>[] {
  const of = (kind: string) => (row: Row) =>
    text(
      reaches(row)
        .filter((reach) => reach.kind === kind)
        .map(({ value }) => value)
        .join(', '),
    );
  return [
    { head: heads.phones, cell: of('phone') },
    { head: heads.faxes, cell: of('fax') },
    { head: heads.emails, cell: of('email') },
    { head: heads.sites, cell: of('site') },
    { head: heads.messengers, cell: of('messenger') },
  ];
}

/** A column for each own field that was not removed. */
function ownColumns<Row>(db: Db, entity: OwnEntity, words: CellWords, own: (row: Row) => OwnValues): Column<Row>[] {
  return ownFieldsOf(db, entity).map(({ id, name, type, choices, currency }) => {
    const column: Pick<ListColumnAbout, 'name' | 'type' | 'choices' | 'currency'> = {
      name: `own.${id}`,
      type,
      currency,
      choices: choices.map((choice) => ({ value: choice.id, label: choice.name })),
    };
    return {
      head: { en: name, ru: name, fr: name },
      cell: (row) => {
        const values = own(row);
        return ownCell(
          values[String(id)],
          column,
          words,
          type === 'client' ? ownClientNames(db, entity, [values]) : {},
        );
      },
    };
  });
}
