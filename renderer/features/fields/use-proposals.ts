/** What built-in fields of clients and deals propose while one types. */
import { useMemo } from 'react';
import type { ClassifierKey } from '../../../preload/contract/fields.ts';
import { useEngine } from '../../app/engine.ts';

/** The values of the classifiers of built-in fields that are offered; none where there is no such classifier. */
export function useProposals(): Readonly<Record<ClassifierKey, readonly string[]>> {
  const { data } = useEngine('classifiers.list', {});
  return useMemo(() => {
    const of = (key: ClassifierKey) =>
      data?.find((one) => one.key === key)?.items.flatMap(({ name, archived }) => (archived ? [] : [name])) ?? [];
    return { source: of('source'), industry: of('industry'), lostReason: of('lostReason') };
  }, [data]);
}
