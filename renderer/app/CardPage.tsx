/** The page around the card of a record: waits for it, says when it is gone, names the tab. */
import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Output } from '../../preload/contract/index.ts';
import { controlTexts } from '../text/controls.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useKeys } from '../ui/keys.tsx';
import { useText } from '../ui/language.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { queryClient, ReplyError, useEngine } from './engine.ts';
import { useFailures } from './failures.ts';
import { useTabState } from './page.tsx';

interface CardPageProps<Shown> {
  readonly query: UseQueryResult<Shown, Error>;
  /** What is said of a record that no longer exists. */
  readonly gone: string;
  readonly children: (record: Shown, reference: Output<'reference.get'>) => ReactNode;
}

/** What was read stays on the screen when reading it again fails. */
export function CardPage<Shown extends { readonly name: string }>({ query, gone, children }: CardPageProps<Shown>) {
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const { data: reference } = useEngine('reference.get', {});
  const { data, error } = query;
  useTabState(data?.name);
  useKeys([{ press: 'f5', label: controls('refresh'), run: () => void queryClient.invalidateQueries() }]);
  if (error && !data) {
    const isGone = error instanceof ReplyError && error.code === 'not-found';
    return (
      <EmptyState text={isGone ? gone : textOf(error)}>
        {isGone ? null : <Button onClick={() => void query.refetch()}>{controls('retry')}</Button>}
      </EmptyState>
    );
  }
  return data && reference ? children(data, reference) : <Waiting />;
}
