/** What of the database is in an export: each table by what it holds, and what is made anew instead. */

export interface ExportedTable {
  readonly name: string;
  /** What it holds, for the description of the format. */
  readonly about: string;
  /** Columns that never leave the office. */
  readonly without?: readonly string[];
}

/** In the order in which they are taken over: lines before their documents, which are frozen once they are there. */
export const exportedTables: readonly ExportedTable[] = [
  { name: 'setting', about: 'What the office has decided for everybody, a value by its key.' },
  { name: 'role', about: 'Roles: which rights, how far they reach, which fields are hidden.' },
  {
    name: 'user',
    about: 'People who work or worked in the office. Passwords are left out.',
    without: ['password', 'failed_sign_ins', 'last_failed_at'],
  },
  { name: 'team', about: 'Teams.' },
  { name: 'team_member', about: 'Who is in which team, and who leads it.' },
  { name: 'preference', about: 'What each person chose for himself: language, theme, layout of screens.' },
  { name: 'stored_file', about: 'Files by the SHA-256 of their content; the bytes are in `files/`.' },
  { name: 'unit', about: 'Units of measure.' },
  { name: 'vat_rate', about: 'VAT rates with their dates, in basis points.' },
  { name: 'exchange_rate', about: 'Exchange rates as they were entered, in millionths of the own currency.' },
  {
    name: 'form_version',
    about: 'Print forms as they were when documents were issued with them, or copies made of them.',
  },
  { name: 'office_form', about: 'The office’s own copies of print forms.' },
  { name: 'own_company', about: 'The office’s own companies.' },
  { name: 'number_series', about: 'How documents of a company and a type are numbered.' },
  { name: 'number_series_counter', about: 'The last number that was given in each period.' },
  { name: 'price_list', about: 'Price lists.' },
  { name: 'classifier', about: 'Lists of values of the office’s own.' },
  { name: 'classifier_item', about: 'The values of a classifier.' },
  { name: 'own_field', about: 'Fields that the office added to clients, contact persons, products or documents.' },
  { name: 'campaign', about: 'What was spent to be found: cost in minor units, days, source.' },
  { name: 'client', about: 'Clients. `own` holds the values of own fields by the field’s id.' },
  { name: 'contact', about: 'Contact persons of clients.' },
  { name: 'reach', about: 'Phones, e-mails, sites and messengers of clients and contact persons.' },
  { name: 'address', about: 'Legal, postal and delivery addresses of clients and own companies.' },
  { name: 'bank_account', about: 'Bank accounts of clients and own companies.' },
  { name: 'tag', about: 'Words that clients are marked with.' },
  { name: 'client_tag', about: 'Which client is marked with which tag.' },
  { name: 'client_link', about: 'What one client is to another: parent company, agent, partner.' },
  { name: 'suspect', about: 'Pairs of clients that may be one, and what was decided about them.' },
  { name: 'product', about: 'Products and services.' },
  { name: 'price_list_item', about: 'Prices of products in price lists.' },
  { name: 'pipeline', about: 'Ways in which the office sells, each with its stages.' },
  {
    name: 'stage',
    about: 'Stages of pipelines: probability in basis points, the longest time in days, what has to be filled in.',
  },
  { name: 'deal', about: 'Deals, in minor units; `state` is the kind of the stage.' },
  { name: 'deal_line', about: 'Lines of deals: quantity in thousandths, discount in basis points.' },
  { name: 'deal_stage_change', about: 'When each deal entered which stage.' },
  { name: 'document_line', about: 'Lines of documents.' },
  { name: 'document', about: 'Documents: drafts, and issued ones with both parties as they were then (`frozen`).' },
  { name: 'payment', about: 'Payments, in minor units.' },
  { name: 'payment_allocation', about: 'Which part of a payment belongs to which document.' },
  {
    name: 'document_output',
    about: 'When a document was printed, saved or sent, with the SHA-256 of what left the program.',
  },
  {
    name: 'mail_account',
    about: 'Accounts that letters are sent from. Passwords are left out.',
    without: ['password'],
  },
  { name: 'mail_message', about: 'Letters, those in the outbox among them.' },
  { name: 'mail_attachment', about: 'What is attached to a letter, by the SHA-256 of the file.' },
  {
    name: 'activity_series',
    about:
      'What repeats: the rule as RRULE of RFC 5545, the days that are left out, and what each activity of it is made of.',
  },
  { name: 'activity_template', about: 'Templates: what is done one after the other with a client.' },
  {
    name: 'activity',
    about:
      'Tasks, calls, meetings, letters, events. `time` is empty where it is the whole day, `acceptance` where the responsible person is not asked.',
  },
  { name: 'activity_item', about: 'The lines of their checklists.' },
  { name: 'activity_participant', about: 'Who takes part in them: people of the office or contact persons.' },
  { name: 'imported_event', about: 'What activities were called in the calendar files from which they were taken in.' },
  { name: 'imported_series', about: 'What series were called in the calendar files from which they were taken in.' },
  { name: 'working_week', about: 'Hours of people that differ from those of the office.' },
  { name: 'special_day', about: 'Days that the office has made free, or working days.' },
  { name: 'absence', about: 'When people are away, both days included.' },
  { name: 'phone_call', about: 'Calls by phone, announced or noted; `state` says how each ended.' },
  { name: 'call_script', about: 'Call scripts: `steps` as JSON, the first one begins.' },
  { name: 'call_answer', about: 'What call scripts were answered, with the questions as they were asked.' },
  { name: 'phone_extension', about: 'Whose extensions of the telephone exchange there are.' },
  { name: 'note', about: 'Notes on records.' },
  { name: 'attachment', about: 'Files on records.' },
  { name: 'list_view', about: 'Saved views of lists.' },
  { name: 'import_run', about: 'Imports there have been.' },
  { name: 'import_item', about: 'What each import did to each record, with what it was before.' },
  { name: 'import_mapping', about: 'How files of one shape were read the last time.' },
  { name: 'operation', about: 'Changes of many records at once.' },
  { name: 'operation_item', about: 'What each of them did to each record, with what it was before.' },
  {
    name: 'audit',
    about:
      'The log of every change. `hash` is the SHA-256 over the hash before it and the record, so that none can be changed unseen.',
  },
];

/** Tables that hold nothing of their own: what they are made from when an export is taken over. */
export const derivedTables: Readonly<Record<string, string>> = {
  client_key: 'the names, tax numbers, phones and e-mails of clients and contact persons',
  own_value: 'the column `own` of clients, contact persons, products and documents',
  client_search: '`client.search_key`',
  product_search: '`product.search_key`',
  document_search: '`document.search_key`',
  activity_search: '`activity.search_key`',
  frozen_picture: '`document.frozen`',
  migration: 'the program that takes the export over',
  answered_command: 'nothing: it is only there for some hours, for commands that are sent again',
  calendar_subscription: 'nothing: addresses of calendars are secret, and are made anew',
  signed_in: 'nothing: who is signed in at the moment',
};
