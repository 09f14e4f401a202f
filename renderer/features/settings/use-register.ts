/** What the register of documents shows: its rows as far as one has come, and the sums of all of them. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../preload/contract/index.ts';
import type { JournalPart, JournalRow } from '../../../preload/contract/journal.ts';
import { call } from '../../app/border.ts';
import { ReplyError, useEngine } from '../../app/engine.ts';

const pageSize = 200;

export interface Register {
  /** undefined: not read yet. */
  readonly rows: readonly JournalRow[] | undefined;
  readonly sums: Output<'journal.sums'> | undefined;
  readonly hasMore: boolean;
  readonly readsMore: boolean;
  readonly readMore: () => void;
}

export function useRegister(part: JournalPart, enabled: boolean): Register {
  const pages = useInfiniteQuery({
    queryKey: ['journal.list', part],
    enabled,
    queryFn: async ({ pageParam }) => {
      const reply = await call('journal.list', { ...part, after: pageParam, limit: pageSize });
      if (!reply.ok) throw new ReplyError(reply);
      return reply.value;
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
  const { data: sums } = useEngine('journal.sums', part, { enabled });
  return {
    rows: pages.data?.pages.flatMap(({ rows }) => rows),
    sums,
    hasMore: pages.hasNextPage,
    readsMore: pages.isFetchingNextPage,
    readMore: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
  };
}
