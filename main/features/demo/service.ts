/** Fills a new office with the example: a company, its clients and products, two years of invoices with what belongs to them, deals, what is to be done, all by the services that people use. */
import type { Db } from '../../../db/database.ts';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { CommandContext } from '../../engine/context.ts';
import type { Said } from '../../engine/failure.ts';
import { saveCampaign } from '../campaigns/service.ts';
import { addContact } from '../clients/contacts.ts';
import { createClient } from '../clients/service.ts';
import { createCompany } from '../companies/service.ts';
import { seedPipeline } from '../deals/first-pipeline.ts';
import { moveDeal } from '../deals/moving.ts';
import { listPipelines } from '../deals/pipelines.ts';
import { addDeal } from '../deals/service.ts';
import { baseDocument } from '../documents/basing.ts';
import { nextSteps } from '../documents/chain.ts';
import { createDraft, existingDocument } from '../documents/drafts.ts';
import { cancelDocument, issueDocument } from '../documents/issuing.ts';
import { issuePackage } from '../documents/packages.ts';
import { recordPayment } from '../documents/payments.ts';
import { createAdministrator, writeOfficeSettings } from '../office/service.ts';
import { createProduct } from '../products/service.ts';
import { officeVatRates } from '../reference/service.ts';
import { vatRates } from '../reference/vat-rates.ts';
import { addActivities, addNextSteps } from './activities.ts';
import { addCalls } from './calls.ts';
import { addColleague } from './colleague.ts';
import { commandAt, type Past } from './command-at.ts';
import { type DemoPlan, demoPlan } from './plan.ts';
import { plannedCampaigns } from './plan-campaigns.ts';
import type { PlannedDocument } from './plan-documents.ts';
import { homeOf } from './plan-office.ts';
import { type TimedEvent, timeline } from './timeline.ts';

/** What the example is made from: the same gives the same office. `today` is a day, `at` the present moment in UTC. */
export interface ExampleOrder {
  readonly language: Language;
  readonly seed: number;
  readonly today: string;
  readonly at: string;
}

const administrators: Readonly<Record<Language, string>> = {
  en: 'Emily Carter',
  ru: 'Анна Смирнова',
  fr: 'Camille Martin',
};

const cancelReason: Said = {
  en: 'The customer withdrew the order',
  ru: 'Покупатель отказался от заказа',
  fr: 'Commande annulée par le client',
};

/** Of every deal that is lost. */
const lostReason: Said = { en: 'Price', ru: 'Цена', fr: 'Prix' };

/** Every so many events the progress is told. */
const toldEvery = 50;

/**
 * Fills the office, whose reference data is there already, in the transaction of the caller; answers the administrator's id. Everything bears
 * the moment at which it would have happened, the audit records too. `progress` counts events.
 */
export function fillExample(
  db: Db,
  asUser: (id: number) => CommandContext,
  { language, seed, today, at }: ExampleOrder,
  progress: (done: number, total: number) => void,
): number {
  const plan = demoPlan({ seed: String(seed), language, today });
  const events = timeline(plan, today, at);
  const start = events[0]?.at ?? at;
  const userName = administrators[language];
  const by = createAdministrator(db, { name: userName, password: null, language, at: start });
  writeOfficeSettings(db, { country: homeOf(language), example: true }, start, by);
  seedPipeline(db, start);
  const past: Past = { command: asUser(by), userName, language };
  const filling = new Filling(plan, past, by, createCompany(commandAt(past, 'companies.create', start), plan.company));
  filling.addProducts(start);
  filling.addCampaigns(today, start);
  events.forEach((event, done) => {
    if (done % toldEvery === 0) progress(done, events.length);
    filling.happen(event);
  });
  filling.plan(asUser, today, at);
  progress(events.length, events.length);
  return by;
}

/** Turns the indexes of the plan into records. */
class Filling {
  readonly #plan: DemoPlan;
  readonly #past: Past;
  readonly #by: number;
  readonly #companyId: number;
  readonly #vatIds: ReadonlyMap<string, number>;
  readonly #products: number[] = [];
  readonly #clients = new Map<number, number>();
  /** Id of each invoice, and its version after the last event. */
  readonly #documents = new Map<number, { readonly id: number; readonly version: number }>();
  readonly #campaigns: Campaign[] = [];
  readonly #deals = new Map<number, { readonly id: number; readonly stageId: number }>();

  constructor(plan: DemoPlan, past: Past, by: number, companyId: number) {
    this.#plan = plan;
    this.#past = past;
    this.#by = by;
    this.#companyId = companyId;
    this.#vatIds = vatRateIds(past.command.db);
  }

  addProducts(at: string): void {
    const command = commandAt(this.#past, 'products.create', at);
    for (const { vatKey, ...fields } of this.#plan.products)
      this.#products.push(createProduct(command, { ...fields, vatRateId: this.#vatId(vatKey) }).id);
  }

  addCampaigns(today: string, at: string): void {
    const command = commandAt(this.#past, 'campaigns.save', at);
    for (const fields of plannedCampaigns(this.#past.language, today, this.#plan.company.currency))
      this.#campaigns.push(saveCampaign(command, { id: null, version: null, ...fields }));
  }

  /** What is to be done with the clients that there are, and who has called. */
  plan(asUser: (id: number) => CommandContext, today: string, at: string): void {
    const clients = [...this.#clients.values()];
    addActivities(this.#past, clients, today, at);
    addCalls(this.#past, clients, at);
    addNextSteps(this.#past, this.#openDeals(), today, at);
    addColleague(this.#past, asUser, clients, { today, at });
  }

  #openDeals(): { readonly id: number; readonly clientId: number }[] {
    const stages = found(listPipelines(this.#past.command.db)[0]).stages;
    const isOpen = (stageId: number) => stages.some((stage) => stage.id === stageId && stage.kind === 'open');
    return [...this.#deals]
      .filter(([, { stageId }]) => isOpen(stageId))
      .map(([index, { id }]) => ({
        id,
        clientId: found(this.#clients.get(found(this.#plan.deals[index]).clientIndex)),
      }));
  }

  happen(event: TimedEvent): void {
    const { kind, index, at } = event;
    if (event.kind === 'move') this.#moveDeal(event);
    else if (kind === 'deal') this.#addDeal(index, at);
    else if (kind === 'client') this.#addClient(index, at);
    else if (kind === 'document') this.#addDocument(index, at);
    else if (kind === 'payment') this.#pay(index, at);
    else this.#cancel(index, at);
  }

  #addClient(index: number, at: string): void {
    const { contacts, ...fields } = found(this.#plan.clients[index]);
    const client = { ...fields, ...this.#cameOf(index), responsibleId: this.#by };
    const { id } = createClient(commandAt(this.#past, 'clients.create', at), client);
    this.#clients.set(index, id);
    for (const contact of contacts) addContact(commandAt(this.#past, 'contacts.add', at), id, contact);
  }

  /** Where a client came from, and his deals with him. */
  #cameOf(clientIndex: number): { readonly source: string; readonly campaignId: number | null } {
    const { source } = found(this.#plan.clients[clientIndex]);
    return { source, campaignId: this.#campaigns.find((one) => one.source === source)?.id ?? null };
  }

  #addDocument(index: number, at: string): void {
    const planned = found(this.#plan.documents[index]);
    const by = (channel: string) => commandAt(this.#past, channel, at, planned.day);
    const draft = this.#draft(planned);
    const { ordered, delivered } = planned.chain;
    const id = ordered ? this.#fromOrder(by, draft) : createDraft(by('documents.create'), draft);
    if (planned.outcome === 'draft') return;
    issueDocument(by('documents.issue'), { id, version: 1 });
    this.#documents.set(index, { id, version: 2 });
    const { package: types } = nextSteps(this.#past.command.db, existingDocument(this.#past.command.db, id));
    if (delivered && types.length > 0) issuePackage(by('documents.package'), { id, version: 2, types });
  }

  /** The invoice as it is made of an order of the same lines. */
  #fromOrder(by: (channel: string) => CommandContext, draft: DraftFields): number {
    const order = createDraft(by('documents.create'), { ...draft, type: 'order', dueDay: null });
    issueDocument(by('documents.issue'), { id: order, version: 1 });
    return baseDocument(by('documents.base'), { id: order, type: 'invoice' });
  }

  #draft({ clientIndex, lines, outcome: _, paid: __, chain: ___, ...fields }: PlannedDocument): DraftFields {
    const home = homeOf(this.#past.language);
    const atHome = this.#plan.clients[clientIndex]?.country === home;
    return {
      ...fields,
      type: 'invoice',
      companyId: this.#companyId,
      clientId: found(this.#clients.get(clientIndex)),
      serviceDay: null,
      form: atHome || fields.language === this.#past.language ? home : 'INT',
      bankAccount: null,
      responsibleId: null,
      own: {},
      template: null,
      exchangeRate: null,
      basedOnId: null,
      correctsId: null,
      contractId: null,
      details: {},
      lines: lines.map(({ productIndex, vatKey, ...line }) => ({
        ...line,
        productId: found(this.#products[productIndex]),
        vatRateId: this.#vatId(vatKey),
      })),
    };
  }

  #pay(index: number, at: string): void {
    const { paid } = found(this.#plan.documents[index]);
    const { id } = found(this.#documents.get(index));
    if (paid === null) return;
    const bank = { method: 'bank', reference: String(1000 + index), purpose: '' } as const;
    recordPayment(commandAt(this.#past, 'payments.record', at), { documentId: id, ...paid, ...bank });
  }

  #cancel(index: number, at: string): void {
    const reason = cancelReason[this.#past.language];
    cancelDocument(commandAt(this.#past, 'documents.cancel', at), { ...found(this.#documents.get(index)), reason });
  }

  #addDeal(index: number, at: string): void {
    const { clientIndex, name, amount, expectedClose } = found(this.#plan.deals[index]);
    const command = commandAt(this.#past, 'deals.add', at);
    const { id, stageId } = addDeal(command, {
      pipelineId: found(listPipelines(command.db)[0]).id,
      deal: {
        name: name[this.#past.language],
        clientId: found(this.#clients.get(clientIndex)),
        contactId: null,
        amount,
        amountByHand: true,
        currency: this.#plan.company.currency,
        probability: null,
        expectedClose,
        ...this.#cameOf(clientIndex),
        responsibleId: this.#by,
        note: '',
        lines: [],
      },
    });
    this.#deals.set(index, { id, stageId });
  }

  #moveDeal({ index, step, at }: Extract<TimedEvent, { kind: 'move' }>): void {
    const command = commandAt(this.#past, 'deals.move', at);
    const { id, stageId: from } = found(this.#deals.get(index));
    const { stage } = found(found(this.#plan.deals[index]).moves[step]);
    const to = found(found(listPipelines(command.db)[0]).stages[stage]).id;
    const { stageId } = moveDeal(command, { id, from, to, reason: lostReason[this.#past.language] });
    this.#deals.set(index, { id, stageId });
  }

  #vatId(key: string): number {
    return found(this.#vatIds.get(key));
  }
}

/** The office's ids for the keys of the program's own rates. */
function vatRateIds(db: Db): Map<string, number> {
  const stored = officeVatRates(db);
  const ids = new Map<string, number>();
  for (const { key, country, rate, label, validFrom } of vatRates()) {
    const same = stored.find(
      (each) =>
        each.country === country && each.rate === rate && each.validFrom === validFrom && each.labels.en === label.en,
    );
    if (same !== undefined) ids.set(key, same.id);
  }
  return ids;
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The plan of the example names something that it does not hold.');
  return value;
}
