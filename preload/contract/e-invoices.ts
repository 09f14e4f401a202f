/** Electronic invoices: an issued document as a file that programs read. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import type { DocumentType } from './companies.ts';
import { FileHandle, Id } from './values.ts';

/**
 * `factur-x`: PDF/A-3 with the invoice as XML in it, profile EN 16931; `ubl`: UBL 2.1 by EN 16931; `xrechnung`: the same by the German rules;
 * `upd`: счёт-фактура and УПД in the format of Russia's tax service.
 */
export const eInvoiceFormats = ['factur-x', 'xrechnung', 'ubl', 'upd'] as const;
export const EInvoiceFormat = z.enum(eInvoiceFormats);
export type EInvoiceFormat = z.infer<typeof EInvoiceFormat>;

/** Of a document, what tells. */
interface Issued {
  readonly type: DocumentType;
  readonly form: string;
  readonly number: string | null;
  readonly status: string;
}

/** Which of them a document can be made into: none before it is issued and after it is cancelled. */
export function eInvoiceFormatsOf({ type, form, number, status }: Issued): readonly EInvoiceFormat[] {
  if (number === null || status === 'cancelled') return [];
  if (form === 'RU') return type === 'upd' || type === 'tax-invoice' ? ['upd'] : [];
  return ['invoice', 'deposit-invoice', 'credit-note'].includes(type) ? ['factur-x', 'xrechnung', 'ubl'] : [];
}

export const eInvoices = {
  'documents.eInvoice': task({
    about:
      'Makes an electronic invoice of an issued document; `documents.handedOut` notes that it left. What the format wants and the document lacks is refused as `invalid`, each with its field: of the document, of the own company (`company.…`), of the client (`client.…`). It is the same file for everybody: `forbidden` for whoever may not see the client’s e-mail address that it holds.',
    right: 'documents.print',
    input: z.object({ id: Id, format: EInvoiceFormat }),
    output: z.object({ file: FileHandle, name: z.string(), size: z.number().int(), sha256: z.string() }),
  }),
} satisfies Capability;
