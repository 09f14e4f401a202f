/** Every handler of the engine: the compiler asks for the ones that are missing. */
import { activityHandlers } from '../features/activities/handlers.ts';
import { reminderHandlers } from '../features/activities/reminders.ts';
import { activityTemplateHandlers } from '../features/activities/templates.ts';
import { attachmentHandlers } from '../features/attachments/handlers.ts';
import { auditHandlers } from '../features/audit/handlers.ts';
import { backupHandlers } from '../features/backups/handlers.ts';
import { binHandlers } from '../features/bin/handlers.ts';
import { birthdayHandlers } from '../features/birthdays/handlers.ts';
import { bulkHandlers } from '../features/bulk/handlers.ts';
import { calendarHandlers } from '../features/calendar/handlers.ts';
import { callHandlers } from '../features/calls/handlers.ts';
import { campaignHandlers } from '../features/campaigns/handlers.ts';
import { clientHandlers } from '../features/clients/handlers.ts';
import { clientPasting } from '../features/clients/pasting.ts';
import { companyHandlers } from '../features/companies/handlers.ts';
import { dealHandlers } from '../features/deals/handlers.ts';
import { diagnosticsHandlers } from '../features/diagnostics/handlers.ts';
import { chainHandlers } from '../features/documents/chain-handlers.ts';
import { eInvoiceHandlers } from '../features/documents/e-invoices.ts';
import { formTrialHandlers } from '../features/documents/form-trial.ts';
import { documentHandlers } from '../features/documents/handlers.ts';
import { documentOutputHandlers } from '../features/documents/output-handlers.ts';
import { draftHandlers } from '../features/drafts/handlers.ts';
import { duplicateHandlers } from '../features/duplicates/handlers.ts';
import { exportHandlers } from '../features/exports/handlers.ts';
import { fieldHandlers } from '../features/fields/handlers.ts';
import { fileHandlers } from '../features/files/handlers.ts';
import { findingHandlers } from '../features/finding/handlers.ts';
import { formHandlers } from '../features/forms/handlers.ts';
import { importHandlers } from '../features/imports/handlers.ts';
import { layerHandlers } from '../features/layers/handlers.ts';
import { letterHandlers } from '../features/letters/handlers.ts';
import { linkHandlers } from '../features/links/handlers.ts';
import { listHandlers } from '../features/lists/handlers.ts';
import { mailHandlers } from '../features/mail/handlers.ts';
import { movingHandlers } from '../features/moving/handlers.ts';
import { noteHandlers } from '../features/notes/handlers.ts';
import { officeHandlers } from '../features/office/handlers.ts';
import { operationHandlers } from '../features/operations/handlers.ts';
import { outputHandlers } from '../features/outputs/handlers.ts';
import { peopleHandlers } from '../features/people/handlers.ts';
import { presenceHandlers } from '../features/presence/handlers.ts';
import { priceHandlers } from '../features/prices/handlers.ts';
import { productHandlers } from '../features/products/handlers.ts';
import { productPasting } from '../features/products/pasting.ts';
import { rateHandlers } from '../features/rates/handlers.ts';
import { referenceHandlers } from '../features/reference/handlers.ts';
import { serverHandlers } from '../features/server/handlers.ts';
import { stationHandlers } from '../features/stations/handlers.ts';
import { timelineHandlers } from '../features/timeline/handlers.ts';
import { todayHandlers } from '../features/today/handlers.ts';
import { transferHandlers } from '../features/transfer/handlers.ts';
import { upkeepHandlers } from '../features/upkeep/handlers.ts';
import { viewHandlers } from '../features/views/handlers.ts';
import { workingTimeHandlers } from '../features/working-time/handlers.ts';
import type { Handlers } from './context.ts';

export const handlers: Handlers = {
  ...activityHandlers,
  ...attachmentHandlers,
  ...auditHandlers,
  ...backupHandlers,
  ...binHandlers,
  ...bulkHandlers,
  ...callHandlers,
  ...clientHandlers,
  ...clientPasting,
  ...companyHandlers,
  ...dealHandlers,
  ...campaignHandlers,
  ...documentHandlers,
  ...documentOutputHandlers,
  ...eInvoiceHandlers,
  ...chainHandlers,
  ...formHandlers,
  ...letterHandlers,
  ...formTrialHandlers,
  ...duplicateHandlers,
  ...fieldHandlers,
  ...exportHandlers,
  ...fileHandlers,
  ...findingHandlers,
  ...importHandlers,
  ...listHandlers,
  ...linkHandlers,
  ...mailHandlers,
  ...movingHandlers,
  ...noteHandlers,
  ...officeHandlers,
  ...operationHandlers,
  ...outputHandlers,
  ...presenceHandlers,
  ...diagnosticsHandlers,
  ...draftHandlers,
  ...peopleHandlers,
  ...priceHandlers,
  ...productHandlers,
  ...productPasting,
  ...rateHandlers,
  ...reminderHandlers,
  ...activityTemplateHandlers,
  ...referenceHandlers,
  ...serverHandlers,
  ...stationHandlers,
  ...timelineHandlers,
  ...todayHandlers,
  ...transferHandlers,
  ...upkeepHandlers,
  ...viewHandlers,
  ...workingTimeHandlers,
  ...birthdayHandlers,
  ...layerHandlers,
  ...calendarHandlers,
};
