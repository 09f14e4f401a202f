/** Handlers of own companies and of their number series. */
import { readFileSync } from 'node:fs';
import type { Company } from '../../../preload/contract/companies.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { ownCompanyBy } from './company.ts';
import { largestPicture, storePicture } from './pictures.ts';
import { changeSeries, seriesForPage } from './series-service.ts';
import { changeCompany, companiesForPage, companyForPage, createCompany, setCompanyPicture } from './service.ts';

export const companyHandlers: Handlers<
  'companies.list' | 'companies.create' | 'companies.change' | 'companies.setPicture' | 'series.list' | 'series.change'
> = {
  'companies.list': ({ db, office }) => companiesForPage(db, office.paths.files),
  'companies.create': (command, fields) => shown(command, createCompany(command, fields)),
  'companies.change': (command, { id, version, changes, was }) => {
    // zod leaves out what was not sent; no field of a company can be undefined.
    type Some = Parameters<typeof changeCompany>[1]['changes'];
    changeCompany(command, { id, version, changes: changes as Some, was: was as Some });
    return shown(command, id);
  },
  'companies.setPicture': async (task, { id, version, place, file }) => {
    const kept = file === null ? null : task.uploads.file(task.session, file);
    // One byte more than is allowed is enough to see that it is too large.
    const bytes = kept && (kept.size > largestPicture ? new Uint8Array(largestPicture + 1) : readFileSync(kept.path));
    const picture = bytes && storePicture(task.office.paths.files, bytes);
    await task.write((command) => setCompanyPicture(command, { id, version, place }, picture));
    return shown(task, id);
  },
  'series.list': ({ db, today }) => seriesForPage(db, today),
  'series.change': (command, change) => changeSeries(command, change),
};

function shown({ db, office }: Context, id: number): Company {
  return companyForPage(db, office.paths.files, ownCompanyBy(db, id));
}
