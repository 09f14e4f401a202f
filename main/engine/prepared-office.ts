/** What this version of the program brings along into an office that it opens. */
import type { Db } from '../../db/database.ts';
import { addMissingSeries } from '../features/companies/series-service.ts';
import { seedPipeline } from '../features/deals/first-pipeline.ts';
import { onceForEver } from '../features/office/service.ts';
import { mendListNames } from '../features/people/belonging-queries.ts';
import { seedRoles } from '../features/people/roles.ts';
import { seedReference } from '../features/reference/service.ts';

/** Puts it into the open database, all of it or nothing. `now`: UTC ISO 8601 with milliseconds. */
export function prepareOffice(db: Db, now: string): void {
  db.transaction(() => {
    seedReference(db);
    seedRoles(db, now);
    seedPipeline(db, now);
    addMissingSeries(db, now);
    onceForEver(db, 'listNamesFolded', now, () => mendListNames(db));
  });
}
