/** Payments, as far as documents need them: what was paid of an invoice, and how. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { Currency, Day, Id, Instant, Line, Money, Version } from './values.ts';

export const paymentMethods = ['bank', 'cash', 'card', 'other'] as const;
export const PaymentMethod = z.enum(paymentMethods);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

export const Payment = z.object({
  id: Id,
  version: Version,
  day: Day,
  amount: Money,
  currency: Currency,
  method: PaymentMethod,
  reference: z.string(),
  purpose: z.string(),
  /** The part of it that belongs to the document that was asked about. */
  allocated: Money,
  /** The cash receipt order that it came with: it goes when that is cancelled. */
  receiptId: Id.nullable(),
  createdAt: Instant,
  createdBy: z.string(),
});
export type Payment = z.infer<typeof Payment>;

export const payments = {
  'payments.of': query({
    about:
      'What was paid of a document, the latest first, which credit notes take something off it, which corrections of its deliveries make it more or less, and what is left to pay after all of these and deposits.',
    right: 'documents.see',
    input: z.object({ id: Id }),
    output: z.object({
      payments: z.array(Payment),
      credits: z.array(z.object({ id: Id, number: z.string(), day: Day, amount: Money })),
      /** Of what was delivered on its basis; `amount`: by how much more it asks for, negative: less. */
      corrections: z.array(z.object({ id: Id, number: z.string(), day: Day, amount: Money })),
      due: Money,
    }),
  }),
  'payments.record': command({
    about: 'Records a payment for an invoice. What is more than is due stays with the client as an advance.',
    right: 'payments.record',
    input: z.object({
      documentId: Id,
      day: Day,
      amount: Money.positive(),
      method: PaymentMethod,
      reference: Line(100),
      purpose: Line(300),
    }),
    output: z.object({ due: Money }),
  }),
  'payments.remove': command({
    about: 'Takes a payment back that was recorded by mistake; the log keeps it.',
    right: 'payments.record',
    input: z.object({ id: Id, version: Version }),
    output: z.object({}),
  }),
} satisfies Capability;
