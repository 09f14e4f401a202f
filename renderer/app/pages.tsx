/**
 * The pages of the program.
 *
 * To add one:
 * 1. `renderer/features/<feature>/<Name>Page.tsx` exports a component that gets `params` (ids and the like, as they were
 *    handed to `openPage(kind, params)`). Inside: `useEngine` and `useCommand` (engine.ts), `useTabState(title, unsaved)`
 *    (page.tsx), `useMay()` (session.ts), the controls of `renderer/ui`, texts of `renderer/text/<feature>.ts` by `useText`.
 * 2. Name it in `pages` below. Where it belongs into the navigation, add its kind to `navigation`; where it makes
 *    something new, to `creations` (the New menu and Ctrl+K offer it).
 * 3. Where Ctrl+K finds its records, or other features link to them: the kind of its card stands in cards.ts.
 */
import {
  IconAddressBook,
  IconArrowMerge,
  IconCalendarEvent,
  IconCalendarMonth,
  IconFileImport,
  IconFileInvoice,
  IconFilePlus,
  IconFiles,
  IconFolderSymlink,
  IconHelp,
  IconHistory,
  IconMail,
  IconPackage,
  IconPackages,
  IconPhone,
  IconPhonePlus,
  IconPrinter,
  IconSettings,
  IconSquareCheck,
  IconTags,
  IconTargetArrow,
  IconTemplate,
  IconTrash,
  IconUser,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import type { Right } from '../../preload/contract/channel.ts';
import { ActivitiesPage } from '../features/activities/ActivitiesPage.tsx';
import { planActivity } from '../features/activities/asked-activities.ts';
import { BinPage } from '../features/bin/BinPage.tsx';
import { noteCallHere } from '../features/calls/asked-calls.ts';
import { CallsPage } from '../features/calls/CallsPage.tsx';
import { ClientPage } from '../features/clients/ClientPage.tsx';
import { ClientsPage } from '../features/clients/ClientsPage.tsx';
import { NewClientPage } from '../features/clients/NewClientPage.tsx';
import { DealPage } from '../features/deals/DealPage.tsx';
import { DealsPage } from '../features/deals/DealsPage.tsx';
import { NewDealPage } from '../features/deals/NewDealPage.tsx';
import { DocumentPage } from '../features/documents/DocumentPage.tsx';
import { DocumentsPage } from '../features/documents/DocumentsPage.tsx';
import { NewDocumentPage } from '../features/documents/NewDocumentPage.tsx';
import { DuplicatesPage } from '../features/duplicates/DuplicatesPage.tsx';
import { MergePage } from '../features/duplicates/MergePage.tsx';
import { FormEditorPage } from '../features/forms/FormEditorPage.tsx';
import { HelpPage } from '../features/help/HelpPage.tsx';
import { ImportsPage } from '../features/imports/ImportsPage.tsx';
import { LogPage } from '../features/log/LogPage.tsx';
import { OutboxPage } from '../features/mail/OutboxPage.tsx';
import { MovePage } from '../features/moving/MovePage.tsx';
import { PlannerPage } from '../features/planner/PlannerPage.tsx';
import { PriceListsPage } from '../features/prices/PriceListsPage.tsx';
import { PrintFormPage } from '../features/printform/PrintFormPage.tsx';
import { NewProductPage } from '../features/products/NewProductPage.tsx';
import { ProductPage } from '../features/products/ProductPage.tsx';
import { ProductsPage } from '../features/products/ProductsPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { TodayPage } from '../features/today/TodayPage.tsx';
import { activityTexts } from '../text/activities.ts';
import { binTexts } from '../text/bin.ts';
import { callTexts } from '../text/calls.ts';
import { dealTexts } from '../text/deals.ts';
import { documentTexts } from '../text/documents.ts';
import { duplicateTexts } from '../text/duplicates.ts';
import { formTexts } from '../text/forms.ts';
import { frameTexts } from '../text/frame.ts';
import { helpTexts } from '../text/help.ts';
import { importTexts } from '../text/imports.ts';
import { logTexts } from '../text/log.ts';
import { mailTexts } from '../text/mail.ts';
import { movingTexts } from '../text/moving.ts';
import { plannerTexts } from '../text/planner.ts';
import { priceTexts } from '../text/prices.ts';
import { printformTexts } from '../text/printform.ts';
import { productTexts } from '../text/products.ts';
import { settingsTexts } from '../text/settings.ts';
import { todayTexts } from '../text/today.ts';
import { textIn } from '../ui/language.tsx';
import type { PageKind } from './page.tsx';
import { openPage } from './tabs.ts';

const named =
  (key: keyof (typeof frameTexts)['en']): PageKind['title'] =>
  (language) =>
    textIn(frameTexts, language, key);

const ofDocuments =
  (key: keyof (typeof documentTexts)['en']): PageKind['title'] =>
  (language) =>
    textIn(documentTexts, language, key);
const ofDeals =
  (key: keyof (typeof dealTexts)['en']): PageKind['title'] =>
  (language) =>
    textIn(dealTexts, language, key);
const ofProducts =
  (key: keyof (typeof productTexts)['en']): PageKind['title'] =>
  (language) =>
    textIn(productTexts, language, key);

/** Every page by its kind. A kind is kept in what users remember, so it is never renamed. */
export const pages: Readonly<Record<string, PageKind>> = {
  today: {
    icon: IconCalendarEvent,
    title: (language) => textIn(todayTexts, language, 'today'),
    component: TodayPage,
  },
  clients: { icon: IconAddressBook, title: named('clients'), component: ClientsPage, right: 'clients.see' },
  client: { icon: IconUser, title: named('clients'), component: ClientPage, right: 'clients.see' },
  'new-client': { icon: IconUserPlus, title: named('newClient'), component: NewClientPage, right: 'clients.create' },
  deals: { icon: IconTargetArrow, title: ofDeals('deals'), component: DealsPage, right: 'deals.see' },
  deal: { icon: IconTargetArrow, title: ofDeals('deal'), component: DealPage, right: 'deals.see' },
  'new-deal': {
    icon: IconTargetArrow,
    title: ofDeals('newDeal'),
    component: NewDealPage,
    right: 'deals.create',
  },
  duplicates: {
    icon: IconUsers,
    title: (language) => textIn(duplicateTexts, language, 'duplicates'),
    component: DuplicatesPage,
    right: 'clients.merge',
  },
  merge: {
    icon: IconArrowMerge,
    title: (language) => textIn(duplicateTexts, language, 'merging'),
    component: MergePage,
    right: 'clients.merge',
  },
  activities: {
    icon: IconSquareCheck,
    title: (language) => textIn(activityTexts, language, 'activities'),
    component: ActivitiesPage,
    right: 'activities.see',
  },
  planner: {
    icon: IconCalendarMonth,
    title: (language) => textIn(plannerTexts, language, 'planner'),
    component: PlannerPage,
    right: 'activities.see',
  },
  documents: { icon: IconFiles, title: ofDocuments('documents'), component: DocumentsPage, right: 'documents.see' },
  document: { icon: IconFileInvoice, title: ofDocuments('document'), component: DocumentPage, right: 'documents.see' },
  'new-document': {
    icon: IconFilePlus,
    title: ofDocuments('newDocument'),
    component: NewDocumentPage,
    right: 'documents.create',
  },
  'print-form': {
    icon: IconPrinter,
    title: (language) => textIn(printformTexts, language, 'printForm'),
    component: PrintFormPage,
    right: 'documents.print',
  },
  form: {
    icon: IconTemplate,
    title: (language) => textIn(formTexts, language, 'form'),
    component: FormEditorPage,
    right: 'forms.change',
  },
  products: { icon: IconPackages, title: ofProducts('products'), component: ProductsPage, right: 'products.see' },
  product: { icon: IconPackage, title: ofProducts('products'), component: ProductPage, right: 'products.see' },
  'new-product': {
    icon: IconPackage,
    title: ofProducts('newProduct'),
    component: NewProductPage,
    right: 'products.create',
  },
  'price-lists': {
    icon: IconTags,
    title: (language) => textIn(priceTexts, language, 'priceLists'),
    component: PriceListsPage,
    right: 'products.see',
  },
  imports: {
    icon: IconFileImport,
    title: (language) => textIn(importTexts, language, 'importFile'),
    component: ImportsPage,
  },
  bin: { icon: IconTrash, title: (language) => textIn(binTexts, language, 'bin'), component: BinPage },
  log: {
    icon: IconHistory,
    title: (language) => textIn(logTexts, language, 'log'),
    component: LogPage,
    right: 'audit.see',
  },
  outbox: {
    icon: IconMail,
    title: (language) => textIn(mailTexts, language, 'toOutbox'),
    component: OutboxPage,
    right: 'documents.print',
  },
  calls: {
    icon: IconPhone,
    title: (language) => textIn(callTexts, language, 'calls'),
    component: CallsPage,
    right: 'activities.see',
  },
  settings: {
    icon: IconSettings,
    title: (language) => textIn(settingsTexts, language, 'settings'),
    component: SettingsPage,
  },
  'move-office': {
    icon: IconFolderSymlink,
    title: (language) => textIn(movingTexts, language, 'move'),
    right: 'office.manage',
    component: MovePage,
  },
  help: { icon: IconHelp, title: (language) => textIn(helpTexts, language, 'help'), component: HelpPage },
};

/** The kinds of the navigation, from top to bottom; Alt+1…9 and Alt+0 open them. */
export const navigation: readonly string[] = [
  'today',
  'clients',
  'deals',
  'activities',
  'planner',
  'documents',
  'products',
  'settings',
  'help',
  'bin',
  'log',
  'outbox',
  'calls',
];

/** Something that can be made new; `kind` ends in the kind of the page that has such records. */
interface Creation extends Pick<PageKind, 'icon' | 'title'> {
  readonly kind: string;
  readonly right: Right;
  readonly make: () => void;
}

function byPage(kind: string, right: Right): Creation[] {
  const page = pages[kind];
  return page ? [{ kind, right, icon: page.icon, title: page.title, make: () => openPage(kind) }] : [];
}

/** What can be made new, from anywhere. */
export const creations: readonly Creation[] = [
  ...byPage('new-client', 'clients.create'),
  ...byPage('new-deal', 'deals.create'),
  {
    kind: 'new-activities',
    right: 'activities.create',
    icon: IconSquareCheck,
    title: (language) => textIn(activityTexts, language, 'newActivity'),
    make: () => planActivity(),
  },
  {
    kind: 'new-calls',
    right: 'activities.create',
    icon: IconPhonePlus,
    title: (language) => textIn(callTexts, language, 'noteCall'),
    make: noteCallHere,
  },
  ...byPage('new-document', 'documents.create'),
  ...byPage('new-product', 'products.create'),
  ...byPage('imports', 'clients.import'),
];
