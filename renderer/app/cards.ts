/** The kind of page that shows one record of an entity, opened with `{ id }`; for links from one feature to another. */
export const cards = { client: 'client', deal: 'deal', document: 'document', product: 'product' } as const;
