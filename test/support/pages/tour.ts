/** A way through every page of an office, for what has to hold on each of them. */

import { formBy } from '../../../main/printing/forms.ts';
import { backupTexts } from '../../../renderer/text/backups.ts';
import { clientTexts } from '../../../renderer/text/clients.ts';
import { controlTexts } from '../../../renderer/text/controls.ts';
import { documentTexts } from '../../../renderer/text/documents.ts';
import { fieldTexts } from '../../../renderer/text/fields.ts';
import { formTexts } from '../../../renderer/text/forms.ts';
import { frameTexts } from '../../../renderer/text/frame.ts';
import { helpTexts } from '../../../renderer/text/help.ts';
import { importTexts } from '../../../renderer/text/imports.ts';
import { listTexts } from '../../../renderer/text/lists.ts';
import { mailTexts } from '../../../renderer/text/mail.ts';
import { priceTexts } from '../../../renderer/text/prices.ts';
import { printformTexts } from '../../../renderer/text/printform.ts';
import { productTexts } from '../../../renderer/text/products.ts';
import { settingsTexts } from '../../../renderer/text/settings.ts';
import { timelineTexts } from '../../../renderer/text/timeline.ts';
import { todayTexts } from '../../../renderer/text/today.ts';
import { openClient } from './clients.ts';
import { goTo } from './frame.ts';
import type { Screen } from './screen.ts';

/** Called on each page, once it is there. */
export type Stop = (where: string) => Promise<void>;

export interface TourOffice {
  readonly client: { readonly name: string; readonly part: string };
  readonly product: string;
  readonly draft: string;
  readonly issued: string;
  /** A table with one good and one bad row. */
  readonly file: string;
}

/** Clients, products and documents: lists, cards, what is new, dialogs. */
export async function tourRecords(screen: Screen, office: TourOffice, stop: Stop): Promise<void> {
  await goTo(screen, 'today');
  await screen.sees(screen.say(todayTexts, 'overdueNone'));
  await stop('today');
  await goTo(screen, 'clients');
  await screen.lists(office.client.name);
  await stop('list of clients');
  await screen.click(screen.say(controlTexts, 'preview'));
  await stop('preview of a client');
  await screen.click(screen.say(controlTexts, 'preview'));
  await screen.press('Control+A');
  await screen.element({ what: 'button', name: screen.say(listTexts, 'changeMany') });
  await stop('selected clients');
  await screen.click(screen.say(listTexts, 'changeMany'));
  await screen.field(screen.say(listTexts, 'addTags'));
  await stop('change of many clients');
  await screen.press('Escape');
  await screen.hasNone(screen.say(listTexts, 'addTags'));
  await screen.click(screen.say(controlTexts, 'selectNone'));
  await screen.click(screen.say(listTexts, 'saveView'));
  await screen.field(screen.say(listTexts, 'viewName'));
  await stop('name of a view');
  await screen.press('Escape');
  await screen.hasNone(screen.say(listTexts, 'viewName'));
  await screen.click(screen.say(clientTexts, 'inBin'));
  await screen.sees(screen.say(controlTexts, 'noMatch'));
  await stop('bin');
  await screen.click(screen.say(controlTexts, 'clearFilter'));
  await screen.lists(office.client.name);
  await screen.press('Alt+N');
  await screen.sees(screen.say(clientTexts, 'newIntro'));
  await stop('new client');
  await screen.press('Alt+W');
  await openClient(screen, office.client.part, office.client.name);
  await screen.sees(screen.say(timelineTexts, 'timeline'));
  await stop('card of a client');
  await screen.press('F1');
  await screen.sees(screen.say(controlTexts, 'keysLists'));
  await stop('keys');
  await screen.press('Escape');
  await screen.seesNot(screen.say(controlTexts, 'keysLists'));
  await screen.press('Control+K');
  await screen.hasKeyboard(screen.say(controlTexts, 'find'));
  await stop('find anything');
  await screen.press('Escape');
  await screen.click(screen.say(frameTexts, 'new'));
  await screen.element({ what: 'button', name: screen.say(clientTexts, 'newClient') });
  await stop('menu of new things');
  await screen.press('Escape');

  await goTo(screen, 'products');
  await screen.sees(office.product);
  await stop('list of products');
  await screen.press('Alt+N');
  await screen.sees(screen.say(productTexts, 'newIntro'));
  await stop('new product');
  await screen.press('Alt+W');
  await screen.choose(office.product);
  await screen.press('Enter');
  await screen.sees(screen.say(productTexts, 'history'));
  await stop('card of a product');
  await screen.click(screen.say(priceTexts, 'openLists'));
  await screen.sees(screen.say(priceTexts, 'noListsHint'));
  await stop('no price lists');
  await screen.click(screen.say(priceTexts, 'add'));
  await screen.fill(screen.say(priceTexts, 'name'), 'A & B');
  await stop('new price list');
  await screen.click(screen.say(controlTexts, 'save'));
  await screen.sees(screen.say(priceTexts, 'pasteHint'));
  await stop('price list');
  await screen.click(screen.say(priceTexts, 'fill'));
  await screen.field(screen.say(priceTexts, 'rounding'));
  await stop('filling a price list');
  await screen.press('Escape');
  await screen.hasNone(screen.say(priceTexts, 'rounding'));

  await goTo(screen, 'documents');
  await screen.lists(office.draft, office.issued);
  await stop('list of documents');
  await screen.click(screen.say(controlTexts, 'filterButton'));
  await screen.field(screen.say(listTexts, 'condition'));
  await stop('filter of documents');
  await screen.press('Escape');
  await screen.hasNone(screen.say(listTexts, 'condition'));
  await screen.click(office.draft);
  await screen.press('Enter');
  await screen.element({ what: 'button', name: screen.say(documentTexts, 'issue_invoice') });
  await stop('draft');
  await goTo(screen, 'documents');
  await screen.click(office.issued);
  await screen.press('Enter');
  await screen.sees(screen.say(documentTexts, 'facts'));
  await stop('issued invoice');
  await screen.click(screen.say(controlTexts, 'more'));
  await screen.choose(screen.say(documentTexts, 'cancelDocument'));
  await screen.sees(screen.say(documentTexts, 'cancelText'));
  await stop('cancelling');
  await screen.press('Escape');
  await screen.seesNot(screen.say(documentTexts, 'cancelText'));
  await screen.press('Control+P');
  await screen.sees(screen.say(printformTexts, 'page', { page: 1, count: 1 }));
  await stop('print form');
  await screen.press('Escape');
}

/** The steps of an import, but not the import itself. */
export async function tourImport(screen: Screen, office: TourOffice, stop: Stop): Promise<void> {
  const next = () => screen.click(screen.say(controlTexts, 'next'));
  await goTo(screen, 'clients');
  await screen.click(screen.say(importTexts, 'import'));
  await screen.sees(screen.say(importTexts, 'fileIntro'));
  await stop('import: file');
  await screen.upload(office.file);
  await screen.sees(screen.say(importTexts, 'readingIntro'));
  await stop('import: reading');
  await next();
  await screen.sees(screen.say(importTexts, 'columnsIntro'));
  await stop('import: columns');
  await next();
  await screen.sees(screen.say(importTexts, 'preview'));
  await stop('import: check');
  await next();
  await screen.sees(screen.say(importTexts, 'importTitle'));
  await stop('import: last step');
  await screen.press('Alt+W');
  await screen.sees(screen.say(frameTexts, 'unsavedTitle'));
  await stop('closing what is not saved');
  await screen.click(screen.say(frameTexts, 'unsavedClose'));
  await screen.seesNot(screen.say(frameTexts, 'unsavedTitle'));
}

/** The letter of a print form, letters to many, the outbox, and the settings of e-mail. The office has an account at which nobody listens. */
export async function tourMail(screen: Screen, office: TourOffice, stop: Stop): Promise<void> {
  await goTo(screen, 'documents');
  await screen.click(office.issued);
  await screen.press('Enter');
  await screen.sees(screen.say(documentTexts, 'facts'));
  await screen.press('Control+P');
  await screen.sees(screen.say(printformTexts, 'page', { page: 1, count: 1 }));
  await screen.press('Control+E');
  await screen.field(screen.say(mailTexts, 'subject'));
  await stop('letter');
  await screen.click(screen.say(mailTexts, 'moreRecipients'));
  await (await screen.field(screen.say(mailTexts, 'to'))).click();
  await screen.type('nobody');
  await screen.press('Control+Enter');
  await screen.sees('nobody');
  await stop('letter with a wrong address');
  await screen.press('Escape');
  await screen.hasNone(screen.say(mailTexts, 'subject'));
  await goTo(screen, 'documents');
  await screen.sees(office.issued);
  await screen.press('Control+A');
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.sees(screen.say(mailTexts, 'manyAbout'));
  await screen.seesNot(screen.say(mailTexts, 'looking'));
  await stop('letters to many');
  await screen.press('Escape');
  await screen.seesNot(screen.say(mailTexts, 'manyAbout'));
  await goTo(screen, 'outbox');
  await screen.choose(screen.say(mailTexts, 'details'));
  await screen.sees(screen.say(mailTexts, 'fileChecksum'));
  await stop('outbox');
  await goTo(screen, 'settings');
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.sees(screen.say(mailTexts, 'lettersAbout'));
  await stop('settings: e-mail');
  await screen.click(screen.say(mailTexts, 'change'));
  await screen.field(screen.say(mailTexts, 'host'));
  await screen.click(screen.say(mailTexts, 'test'));
  await screen.sees('ECONNREFUSED');
  await stop('settings: e-mail account');
  await screen.click(screen.say(controlTexts, 'cancel'));
}

/** All sections of the settings, the question before a restore, and the help. */
export async function tourSettings(screen: Screen, stop: Stop): Promise<void> {
  await goTo(screen, 'settings');
  await screen.sees(screen.say(settingsTexts, 'companies'));
  await stop('settings: company');
  await screen.click(screen.say(fieldTexts, 'ownFields'));
  await screen.click(screen.say(fieldTexts, 'addField'));
  await screen.pick(screen.say(fieldTexts, 'type'), screen.say(fieldTexts, 'type_choices'));
  await stop('settings: new own field');
  await screen.fill(screen.say(fieldTexts, 'fieldName'), 'A & B');
  await screen.click(screen.say(fieldTexts, 'createField'));
  await screen.element({ what: 'button', name: screen.named(screen.say(fieldTexts, 'change'), 'A & B') });
  await stop('settings: own fields');
  await screen.click(screen.say(fieldTexts, 'classifiers'));
  await screen.sees(screen.say(fieldTexts, 'classifiersAbout'));
  await stop('settings: classifiers');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.sees(screen.say(formTexts, 'about'));
  await stop('settings: print forms');
  await screen.click(screen.named(screen.say(formTexts, 'change'), formBy('upd-ru')?.name[screen.language] ?? ''));
  await screen.sees(screen.say(formTexts, 'fixedNote'));
  await stop('a form whose layout is set');
  await screen.tick(screen.say(formTexts, 'html'));
  await screen.sees(screen.say(formTexts, 'htmlHint'));
  await stop('the HTML of a form');
  await goTo(screen, 'settings');
  for (const section of ['addCompany', 'series', 'me', 'office', 'about', 'backups'] as const) {
    await screen.click(screen.say(settingsTexts, section));
    await stop(`settings: ${section}`);
  }
  await screen.clickInRow(screen.say(backupTexts, 'reason_manual'), screen.say(backupTexts, 'restore'));
  await screen.sees(screen.say(backupTexts, 'restoreTitle'));
  await stop('restoring');
  await screen.press('Escape');
  await screen.seesNot(screen.say(backupTexts, 'restoreTitle'));
  await goTo(screen, 'help');
  await screen.sees(screen.say(helpTexts, 'keys'));
  await stop('help');
}
