/** Letters to clients: the office's own Word form, filled and laid on the client as a file. */
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { letterFormBy } from '../../printing/letter-forms.ts';
import { letterView } from '../../printing/letter-view.ts';
import { printedLanguage } from '../../printing/printed-document.ts';
import { documentFilling, fillWordTemplate } from '../../printing/word-form/word-filling.ts';
import { addAttachments, openAttachment } from '../attachments/service.ts';
import { touchedClient } from '../clients/reached.ts';
import { clientForDocument } from '../clients/service.ts';
import { ownCompanies, ownCompanyBy } from '../companies/company.ts';
import { sellerParty } from '../documents/frozen.ts';
import { partyFor } from '../documents/reached.ts';
import { formPlaces, storedWordTemplate } from '../forms/service.ts';
import { wordCopy } from '../forms/word-forms.ts';

/**
 * Writes the letter. Failure `not-found` for a client, company or form that is not there, `invalid` for a form that is none of
 * letters, and, with its place, for what is wrong in it: a letter has no form of the program that could stand in.
 */
export async function writeLetter(
  task: TaskContext,
  { clientId, form, companyId }: Parsed<'letters.write'>,
): Promise<Output<'letters.write'>> {
  const { db, user, today } = task;
  touchedClient(task, 'clients.change', clientId);
  const client = clientForDocument(db, clientId);
  const copy = wordCopy(task, form);
  const kind = letterFormBy(copy.form);
  if (kind === undefined) throw notALetter();
  const company = companyId === null ? ownCompanies(db)[0] : ownCompanyBy(db, companyId);
  if (client === null || company === undefined) throw new Error('Both parties are there: the client was found above.');
  const view = letterView({
    form: kind.country,
    language: printedLanguage(kind.country, client.language ?? task.language),
    day: today,
    seller: sellerParty(company),
    // A form may name any field: what the role hides is empty in it.
    buyer: partyFor(user, client.party),
    deliveryAddress: client.deliveryAddress,
    legalForm: company.legalForm,
    register: company.register,
    userName: user.name,
  });
  const bytes = fillWordTemplate(storedWordTemplate(formPlaces(task).files, copy.word), documentFilling(view));
  const { handle } = task.uploads.keep(task.session, fileName(copy.name, client.party.name, today), bytes);
  const [attachment] = await addAttachments(task, { record: { entity: 'client', id: clientId }, files: [handle] });
  if (attachment === undefined) throw new Error('What is laid on a record is answered.');
  const { file } = await openAttachment(task, attachment.id);
  return { attachment, file };
}

/** `Letter Café Ünal 2026-11-29.docx`, without signs that some system forbids. */
function fileName(form: string, client: string, day: string): string {
  const name = `${form} ${client}`.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-');
  return `${[...name].slice(0, 100).join('').trim()} ${day}.docx`;
}

const notALetter = () =>
  new Failure('invalid', {
    en: 'This form is for documents, not for letters.',
    ru: 'Эта форма — для документов, а не для писем.',
    fr: 'Ce modèle est pour des documents, non pour des lettres.',
  });
