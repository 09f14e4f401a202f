/** Saves single settings of an own company. */

import type { CompanyFields } from '../../../preload/contract/companies.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';

export type Company = Output<'companies.list'>[number];
export type CompanyChanges = Partial<CompanyFields>;

/** Puts a company that the engine answered with in the place of the one that the page knows. */
export function keepCompany(company: Company): void {
  queryClient.setQueryData<readonly Company[]>(['companies.list', {}], (before) =>
    before?.map((other) => (other.id === company.id ? company : other)),
  );
}

/** Answers what is wrong, or null when it is saved. Where somebody else changed the same field, the page shows his value. */
export function useCompanySaving(company: Company): (changes: CompanyChanges) => Promise<string | null> {
  const { textOf } = useFailures();
  return async (changes) => {
    // Fields of `changes` are fields of the company.
    const was = Object.fromEntries(
      Object.keys(changes).map((name) => [name, company[name as keyof CompanyChanges]]),
    ) as CompanyChanges;
    const reply = await call('companies.change', { id: company.id, version: company.version, changes, was });
    if (reply.ok) {
      keepCompany(reply.value);
      return null;
    }
    if (reply.code === 'conflict') await queryClient.invalidateQueries({ queryKey: ['companies.list'] });
    return Object.values(fieldProblems(reply))[0] ?? textOf(reply);
  };
}
