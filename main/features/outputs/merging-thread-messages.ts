/** What is said between the thread that merges PDFs and whoever has them made. */

/** A file that is to go in at the end; `whole`: the merged file is wanted, and the thread has done its work. */
export type ToMergingThread = { readonly type: 'file'; readonly file: Uint8Array } | { readonly type: 'whole' };

/** The answer to each, in turn. */
export type FromMergingThread =
  | { readonly type: 'taken' }
  | { readonly type: 'whole'; readonly bytes: Uint8Array }
  | { readonly type: 'failed'; readonly message: string };
