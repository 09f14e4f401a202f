/** An entry of the log in words: what was done to what, and each field that changed. */
import { useMemo } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { Repeat } from '../../../preload/contract/repeating.ts';
import { activityTexts } from '../../text/activities.ts';
import { callTexts } from '../../text/calls.ts';
import { clientTexts } from '../../text/clients.ts';
import { documentTexts } from '../../text/documents.ts';
import { logTexts } from '../../text/log.ts';
import { mailTexts } from '../../text/mail.ts';
import { partyTexts } from '../../text/parties.ts';
import { productTexts } from '../../text/products.ts';
import { settingsTexts } from '../../text/settings.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { useRepeatWords } from '../activities/use-repeat-words.ts';

export type LogEntry = Output<'audit.list'>[number];
type Verb = keyof (typeof logTexts)['en'] & `verb_${string}`;

const verbs: Readonly<Record<string, Verb>> = {
  create: 'verb_create',
  createExample: 'verb_create',
  createFromExport: 'verb_create',
  add: 'verb_create',
  change: 'verb_change',
  changeSeries: 'verb_change',
  rename: 'verb_change',
  move: 'verb_change',
  undoMove: 'verb_undo',
  win: 'verb_change',
  lose: 'verb_change',
  toDocument: 'verb_create',
  pin: 'verb_change',
  save: 'verb_change',
  order: 'verb_change',
  items: 'verb_change',
  fill: 'verb_many',
  remove: 'verb_remove',
  removeSeries: 'verb_remove',
  restore: 'verb_restore',
  reopen: 'verb_restore',
  issue: 'verb_issue',
  base: 'verb_base',
  start: 'verb_create',
  package: 'verb_issue',
  setStatus: 'verb_status',
  record: 'verb_payment',
  set: 'verb_change',
  cancel: 'verb_cancel',
  copy: 'verb_copy',
  run: 'verb_import',
  undo: 'verb_undo',
  export: 'verb_export',
  html: 'verb_export',
  print: 'verb_print',
  pdf: 'verb_print',
  handedOut: 'verb_print',
  saveAs: 'verb_export',
  eInvoice: 'verb_export',
  printMany: 'verb_print',
  saveMany: 'verb_export',
  merge: 'verb_merge',
  signOut: 'verb_signOut',
  end: 'verb_end',
  setPassword: 'verb_password',
  make: 'verb_backup',
  prove: 'verb_proof',
  look: 'verb_look',
  takeBack: 'verb_takeBack',
  addTarget: 'verb_change',
  changeTarget: 'verb_change',
  removeTarget: 'verb_change',
  setPassphrase: 'verb_change',
  answer: 'verb_change',
  give: 'verb_change',
  finish: 'verb_finish',
  tick: 'verb_change',
  announce: 'verb_announce',
  note: 'verb_create',
  back: 'verb_change',
  extend: 'verb_change',
  saveScript: 'verb_change',
  removeScript: 'verb_delete',
  snooze: 'verb_change',
  dismiss: 'verb_change',
  takeIn: 'verb_import',
  subscribe: 'verb_change',
  unsubscribe: 'verb_change',
  setDay: 'verb_change',
  removeDay: 'verb_change',
  setPerson: 'verb_change',
  handOver: 'verb_handOver',
  close: 'verb_handOver',
  bulkChange: 'verb_many',
  paste: 'verb_change',
  empty: 'verb_empty',
  lock: 'verb_lock',
  unlock: 'verb_signIn',
  send: 'verb_mail',
  sendMany: 'verb_mail',
  sent: 'verb_mailed',
  markSent: 'verb_mailed',
  retry: 'verb_resend',
  saveAccount: 'verb_change',
  removeAccount: 'verb_delete',
  saveLetter: 'verb_change',
  resetLetter: 'verb_change',
};

/** Fields in basis points. */
const percents: ReadonlySet<string> = new Set(['discount', 'latePenaltyRate', 'earlyPaymentDiscount']);

/** Fields in hundredths of a currency that is not said beside them. */
const amounts: ReadonlySet<string> = new Set(['gross', 'paid', 'amount']);

/** Fields that say how many of something there were. */
const counts: ReadonlySet<string> = new Set(
  'rows created changed joined same skipped refused undone kept records files missingFiles clients documents activities'.split(
    ' ',
  ),
);

/** Values that a table shows in one line. */
function plain(value: unknown, yes: string, no: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value))
    return value
      .map((part) => plain(part, yes, no))
      .filter(Boolean)
      .join('; ');
  if (typeof value === 'object')
    return Object.values(value)
      .map((part) => plain(part, yes, no))
      .filter(Boolean)
      .join(', ');
  return String(value);
}

export interface EntryWords {
  readonly done: (entry: LogEntry) => string;
  readonly label: (entity: string, field: string) => string;
  readonly value: (field: string, value: unknown) => string;
  /** Where the call came from. */
  readonly origin: (entry: LogEntry) => string;
}

export function useEntryWords(): EntryWords {
  const t = useText(logTexts);
  const client = useText(clientTexts);
  const party = useText(partyTexts);
  const product = useText(productTexts);
  const settings = useText(settingsTexts);
  const documents = useText(documentTexts);
  const mail = useText(mailTexts);
  const activity = useText(activityTexts);
  const { said } = useRepeatWords();
  const workingTime = useText(workingTimeTexts);
  const call = useText(callTexts);
  const format = useFormat();
  return useMemo(() => {
    const word = <Key extends string>(
      all: { readonly en: Readonly<Record<Key, string>> },
      say: (key: Key) => string,
    ) => {
      // A name that the texts have is one of their keys; one with values in it is a sentence, not the name of a field.
      return (name: string) =>
        Object.hasOwn(all.en, name) && !all.en[name as Key].includes('{') ? say(name as Key) : null;
    };
    const ofLog = word(logTexts, t);
    const ofClient = word(clientTexts, client);
    const ofParty = word(partyTexts, party);
    const ofProduct = word(productTexts, product);
    const ofSettings = word(settingsTexts, settings);
    const ofDocuments = word(documentTexts, documents);
    const ofMail = word(mailTexts, mail);
    const ofActivity = word(activityTexts, activity);
    const ofWorkingTime = word(workingTimeTexts, workingTime);
    const ofCall = word(callTexts, call);
    const ofEntity = (entity: string, name: string) =>
      entity === 'activity'
        ? ofActivity(name)
        : entity === 'call'
          ? ofCall(name)
          : entity === 'product'
            ? (ofProduct(name) ?? ofClient(name))
            : (ofClient(name) ?? ofParty(name) ?? ofProduct(name));
    return {
      done: ({ channel, entity, changes }) => {
        const verb =
          'signInFailed' in changes
            ? 'verb_signInFailed'
            : 'signedIn' in changes
              ? 'verb_signIn'
              : entity === 'operation' && channel.endsWith('.paste')
                ? 'verb_many'
                : (verbs[channel.split('.')[1] ?? ''] ?? 'verb_other');
        return `${ofLog(`entity_${entity}`) ?? ''}${format.colon} ${t(verb)}`;
      },
      label: (entity, field) =>
        (entity === 'absence' ? ofWorkingTime(field === 'userId' ? 'who' : field) : null) ??
        ofLog(`field_${field}`) ??
        ofEntity(entity, field) ??
        ofSettings(field) ??
        field.replaceAll(/([A-Z])/g, ' $1').toLowerCase(),
      origin: ({ origin }) => ofLog(`origin_${origin}`) ?? origin,
      value: (field, value) => {
        if (typeof value === 'number' && percents.has(field)) return format.percent(value);
        if (typeof value === 'number' && amounts.has(field)) return format.decimal(value, 2);
        if (typeof value === 'number' && counts.has(field)) return format.count(value);
        if (typeof value === 'number' && field === 'size') return format.size(value);
        if (field === 'status' && typeof value === 'string')
          return ofDocuments(`status_${value}`) ?? ofActivity(`status_${value}`) ?? value;
        if (field === 'kind' && typeof value === 'string')
          return ofActivity(`kind_${value}`) ?? ofWorkingTime(`absence_${value}`) ?? value;
        if (field === 'repeat') {
          const repeat = Repeat.safeParse(value);
          if (repeat.success) return said(repeat.data);
        }
        if (field === 'acceptance' && typeof value === 'string') return ofActivity(`acceptance_${value}`) ?? value;
        if (field === 'priority' && typeof value === 'string') return ofActivity(`priority_${value}`) ?? value;
        if (field === 'state' && typeof value === 'string')
          return ofMail(`state_${value}`) ?? ofCall(`state_${value}`) ?? value;
        if (field === 'direction' && typeof value === 'string') return ofCall(`direction_${value}`) ?? value;
        if (field === 'type' && typeof value === 'string') return ofDocuments(`type_${value}`) ?? value;
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return format.moment(value);
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return format.day(value);
        return plain(value, t('yes'), t('no'));
      },
    };
  }, [t, client, party, product, settings, documents, mail, activity, workingTime, call, said, format]);
}
