/** The whole schema, for drizzle-kit and for queries. The search tables (FTS5) and triggers are in the migrations. */
export * from './activities.ts';
export * from './calls.ts';
export * from './campaigns.ts';
export * from './clients.ts';
export * from './deals.ts';
export * from './forms.ts';
export * from './mail.ts';
export * from './office.ts';
export * from './prices.ts';
export * from './reference.ts';
export * from './trade.ts';
export * from './working.ts';
export * from './working-time.ts';
