/** What the page knows of the engine: queries kept by channel and input, refreshed by the engine's events; and commands. */
import { QueryClient, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineEvent, Entity } from '../../preload/contract/events.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { FailureCode, FailureDetails, Reply } from '../../preload/contract/reply.ts';
import { border, call } from './border.ts';
import { shownBy } from './shown-by.ts';

/** A reply that is not ok, as the error of a query. */
export class ReplyError extends Error {
  readonly code: FailureCode;
  readonly details: FailureDetails | undefined;
  constructor(reply: Extract<Reply, { ok: false }>) {
    super(reply.message);
    this.code = reply.code;
    this.details = reply.details;
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (count, failure) => failure instanceof ReplyError && failure.code === 'unavailable' && count < 3,
    },
  },
});

function refresh(events: readonly EngineEvent[]): void {
  const changed = events.flatMap((event) => (event.type === 'changed' ? [event] : []));
  const capabilities = new Set(changed.flatMap((event) => shownBy[event.entity]));
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [channel] }) => capabilities.has(String(channel).split('.')[0] ?? ''),
  });
}

/** Who reads by himself, besides the queries that are kept. */
const readers = new Set<() => void>();

const isNotHis = ({ error }: { readonly error: unknown }) =>
  error instanceof ReplyError && (error.code === 'forbidden' || error.code === 'not-found');

// What was read stays on the screen when it cannot be read again, but not where it is gone or not his to read any more.
queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type === 'updated' && query.state.data !== undefined && isNotHis(query.state))
    query.setState({ data: undefined });
});

/** The user may see other things than before: nothing of what he may not see any more stays, on pages in the background either. */
export function seeAnew(): void {
  queryClient.removeQueries({ type: 'inactive' });
  for (const read of readers) read();
  void queryClient.invalidateQueries();
}

let collected: EngineEvent[] = [];
border.subscribe((event) => {
  if (event.type === 'office' || (event.type === 'connection' && event.state === 'restored')) {
    void queryClient.invalidateQueries();
  } else if (event.type === 'changed') {
    if (collected.length === 0) {
      // A command changes several records: one refresh for all of them.
      setTimeout(() => {
        refresh(collected);
        collected = [];
      }, 30);
    }
    collected.push(event);
  }
});

/** The answer of a query channel, kept and refreshed. `enabled: false` asks nothing. */
export function useEngine<Name extends ChannelName>(
  channel: Name,
  input: Input<Name>,
  { enabled = true, keep = false }: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<Output<Name>, Error> {
  const options = {
    queryKey: [channel, input],
    enabled,
    queryFn: async () => {
      const reply = await call(channel, input);
      if (!reply.ok) throw new ReplyError(reply);
      return reply.value;
    },
    // While other input is being answered, the last answer stays on the screen.
    ...(keep && { placeholderData: (before: Output<Name> | undefined) => before }),
  };
  // TanStack's type forbids answers that are functions, which TypeScript can't see of a generic one; replies are plain data.
  return useQuery(options as UseQueryOptions<Output<Name>, Error>);
}

export interface Command<Name extends ChannelName> {
  /** Runs it; never rejects. */
  readonly run: (input: Input<Name>) => Promise<Reply<Output<Name>>>;
  readonly busy: boolean;
}

/** A command or task channel, with whether it is under way. */
export function useCommand<Name extends ChannelName>(channel: Name): Command<Name> {
  const [under, setUnder] = useState(0);
  const run = useCallback(
    async (input: Input<Name>) => {
      setUnder((count) => count + 1);
      try {
        return await call(channel, input);
      } finally {
        setUnder((count) => count - 1);
      }
    },
    [channel],
  );
  return { run, busy: under > 0 };
}

/** Calls back, at most every 200 ms, when records of these entities have changed or everything is to be read again. */
export function useChanged(entities: readonly Entity[], changed: () => void): void {
  const latest = useRef(changed);
  const names = entities.join(' ');
  useEffect(() => {
    latest.current = changed;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        latest.current();
      }, 200);
    };
    const leave = border.subscribe((event) => {
      const concerns =
        event.type === 'office' ||
        (event.type === 'connection' && event.state === 'restored') ||
        (event.type === 'changed' && names.split(' ').includes(event.entity));
      if (concerns) read();
    });
    readers.add(read);
    return () => {
      leave();
      readers.delete(read);
      clearTimeout(timer);
    };
  }, [names]);
}
